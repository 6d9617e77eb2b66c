using System.Text;
using SigmaShake.Ledger.Content;
using SigmaShake.Ledger.Format;
using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Json;

namespace SigmaShake.Cli.Fleet;

/// <summary>A judged call as the log has it, as far as it can be judged once more.</summary>
/// <param name="Time">When it was made, for people.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Call">The call; null where it cannot be judged once more.</param>
/// <param name="Files">What its judging saw of the file system.</param>
/// <param name="Obstacle">Why it cannot, in words that follow a number of calls; null where it can.</param>
internal sealed record RecordedCall(string Time, string Subject, ToolCall? Call, RecordedFiles Files, string? Obstacle)
{
    private const string Cut = "were cut when they were recorded";
    private const string Redacted = "had secrets in them, which the log does not keep";
    private const string Erased = "were erased";
    private const string NotUnderstood = "are not understood";

    /// <summary>Reads an entry of the log; null for one that is no call.</summary>
    public static RecordedCall? Of(EntryContent content)
    {
        if (content.Entry.Kind != EntryKind.Call) return null;
        var time = content.Entry.Time.ToString("u", System.Globalization.CultureInfo.InvariantCulture);
        return content.Payload is { } payload ? Read(time, content.Subject, payload) : new RecordedCall(time, "", null, RecordedFiles.None, content.Entry.IsErased ? Erased : NotUnderstood);
    }

    /// <summary>Reads a line that <c>ssg audit export</c> wrote; null for one that is no call.</summary>
    public static RecordedCall? Of(ReadOnlyMemory<byte> line)
    {
        if (JsonParser.Parse(line).Value is not { Kind: JsonKind.Object } json) return new RecordedCall("", "", null, RecordedFiles.None, NotUnderstood);
        if (Text(json, "kind"u8) is { } kind && kind != EntryKind.Call.Name()) return null;
        if (json.Member("erased"u8) is not null) return new RecordedCall(Text(json, "time"u8) ?? "", "", null, RecordedFiles.None, Erased);
        return Read(Text(json, "time"u8) ?? "", EntryContent.SubjectOf(json), json);
    }

    private static RecordedCall Read(string time, string subject, JsonValue payload)
    {
        var files = RecordedFiles.Of(payload);
        var obstacle = ObstacleIn(payload) ?? files.Obstacle;
        return new RecordedCall(time, subject, obstacle is null ? CallOf(payload) : null, files, obstacle);
    }

    private static string? ObstacleIn(JsonValue payload)
    {
        if (payload.Member("tool"u8) is null || payload.Member("agent"u8) is null) return NotUnderstood;
        if (payload.Member("input_redacted"u8) is not null) return Redacted;
        if (payload.Member("input_dropped"u8) is not null) return Cut;
        ReadOnlySpan<string> texts = ["tool", "agent", "cwd", "project", "session", "call"];
        foreach (var name in texts)
        {
            if (payload.Member(Encoding.UTF8.GetBytes(name)) is { IsString: false }) return Cut;
        }

        return payload.Member("input"u8) is { } input && IsCut(input) ? Cut : null;
    }

    // As the log writes what it cuts. An agent's own object of that form counts as cut too, which is the safe mistake.
    private static bool IsCut(JsonValue value) =>
        (value.Member("cut"u8) is not null && value.Member("cut_bytes"u8) is not null) || value.Items.Any(IsCut) || value.Members.Any(member => IsCut(member.Value));

    private static ToolCall CallOf(JsonValue payload) => new()
    {
        Agent = Text(payload, "agent"u8)!,
        Tool = Text(payload, "tool"u8)!,
        Input = payload.Member("input"u8) ?? JsonValue.EmptyObject,
        Cwd = Text(payload, "cwd"u8) ?? "",
        ProjectDirectory = Text(payload, "project"u8),
        Session = Text(payload, "session"u8),
        CallId = Text(payload, "call"u8),
    };

    private static string? Text(JsonValue value, ReadOnlySpan<byte> name) => value.Member(name) is { IsString: true } text ? Encoding.UTF8.GetString(text.Text.Span) : null;
}
