using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using SigmaShake.Ledger.Content;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Reading;
using SigmaShake.Rules.Json;

namespace SigmaShake.Ledger.Export;

/// <summary>
/// OCSF 1.5.0 (https://schema.ocsf.io/1.5.0): API Activity (class 6003) with the profile Security Control, one JSON object a line. A tool call is a
/// call of the agent's tool interface: who called (actor), what (api), and what a control made of it (action, disposition, policy). Process
/// Activity would leave out all tools but the shell, and a finding for each harmless call would be noise.
/// </summary>
public sealed class OcsfFormat : ExportFormat
{
    /// <summary>The version of the schema.</summary>
    public const string SchemaVersion = "1.5.0";

    private const int ApplicationCategory = 6;
    private const int ApiActivityClass = 6003;
    private const int OtherActivity = 99;
    private const int MicrosecondsPerMs = 1000;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc />
    public override bool IsJson => true;

    /// <inheritdoc />
    public override void Write(LedgerEntry entry, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var content = EntryContent.Of(entry);
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("category_uid"u8, ApplicationCategory);
            json.WriteNumber("class_uid"u8, ApiActivityClass);
            json.WriteNumber("activity_id"u8, OtherActivity);
            json.WriteString("activity_name"u8, content.Entry.Kind.Name());
            json.WriteNumber("type_uid"u8, (ApiActivityClass * 100) + OtherActivity);
            json.WriteNumber("time"u8, entry.TimeMs);
            json.WriteNumber("severity_id"u8, Severity(content));
            if (content.DurationUs is { } duration) json.WriteNumber("duration"u8, duration / MicrosecondsPerMs);
            json.WriteString("message"u8, Message(content));
            WriteMetadata(json, content);
            WriteActor(json, content);
            WriteApi(json, content);
            json.WriteStartObject("src_endpoint"u8);
            json.WriteString("name"u8, "localhost"u8);
            json.WriteEndObject();
            WriteResources(json, content);
            WriteControl(json, content);
            WriteUnmapped(json, content);
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static string Message(EntryContent content) => content switch
    {
        { Entry.IsErased: true } => "erased entry",
        { Entry.Payload: null } => "damaged entry",
        { Reason: { Length: > 0 } reason } => reason,
        _ => $"{content.Tool} {content.Subject}".Trim(),
    };

    private static void WriteMetadata(Utf8JsonWriter json, EntryContent content)
    {
        json.WriteStartObject("metadata"u8);
        json.WriteString("version"u8, SchemaVersion);
        json.WriteStartArray("profiles"u8);
        json.WriteStringValue("security_control"u8);
        json.WriteEndArray();
        json.WriteStartObject("product"u8);
        json.WriteString("name"u8, "ssg"u8);
        json.WriteString("vendor_name"u8, "SigmaShake"u8);
        WriteText(json, "version"u8, content.Version);
        json.WriteEndObject();
        json.WriteString("log_name"u8, "ledger"u8);
        json.WriteString("uid"u8, content.Entry.LeafHash.ToString());
        json.WriteNumber("sequence"u8, content.Entry.Index);
        WriteText(json, "correlation_uid"u8, content.CallId);
        json.WriteEndObject();
    }

    private static void WriteActor(Utf8JsonWriter json, EntryContent content)
    {
        json.WriteStartObject("actor"u8);

        // What no agent did, a person did with ssg, or ssg itself.
        json.WriteString("app_name"u8, content.Agent ?? "ssg");
        if (content.Session is { Length: > 0 } session)
        {
            json.WriteStartObject("session"u8);
            json.WriteString("uid"u8, session);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteApi(Utf8JsonWriter json, EntryContent content)
    {
        json.WriteStartObject("api"u8);
        json.WriteString("operation"u8, content.Tool ?? content.Action ?? content.Entry.Kind.Name());
        json.WriteStartObject("service"u8);
        json.WriteString("name"u8, content.Agent ?? "ssg");
        json.WriteEndObject();
        if (content.CallId is { Length: > 0 } call)
        {
            json.WriteStartObject("request"u8);
            json.WriteString("uid"u8, call);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteResources(Utf8JsonWriter json, EntryContent content)
    {
        // A sentence about the log is no resource.
        if (content.Event is not null || content.Subject is not { Length: > 0 } subject) return;
        json.WriteStartArray("resources"u8);
        json.WriteStartObject();
        json.WriteString("name"u8, subject);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteControl(Utf8JsonWriter json, EntryContent content)
    {
        var (action, disposition) = Outcome(content);
        json.WriteNumber("action_id"u8, action);
        json.WriteNumber("disposition_id"u8, disposition);
        if (content.Rule is not { Length: > 0 } rule) return;
        json.WriteStartObject("policy"u8);
        json.WriteString("uid"u8, rule);
        json.WriteString("name"u8, rule);
        json.WriteEndObject();
    }

    /// <summary>By what the agent was really told, not by what was decided: in observe mode and in a pause what is blocked passes, and is detected.</summary>
    private static (int Action, int Disposition) Outcome(EntryContent content) => (content.Answer, content.Decision) switch
    {
        ("refused", _) => (2, 2), // denied, blocked
        ("asked", _) => (1, 23), // allowed, challenge
        ("granted", _) => (1, 1), // allowed, allowed
        ("nothing", "block" or "ask" or "force" or "shadow") => (1, 15), // allowed, detected
        ("nothing", "log") => (1, 17), // allowed, logged
        ("nothing", _) => (1, 1),
        _ => (0, 0),
    };

    private static int Severity(EntryContent content) => EntrySeverities.Of(content) switch
    {
        EntrySeverity.High => 4,
        EntrySeverity.Medium => 3,
        EntrySeverity.Low => 2,
        _ => 1,
    };

    /// <summary>What the schema has no place for stands under its own name: all members of the payload that were not written above.</summary>
    private static void WriteUnmapped(Utf8JsonWriter json, EntryContent content)
    {
        json.WriteStartObject("unmapped"u8);
        foreach (var (name, value) in content.Payload?.Members ?? [])
        {
            if (name.Span.SequenceEqual("v"u8)) continue;
            json.WritePropertyName(name.Span);
            json.WriteValue(value);
        }

        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? text)
    {
        if (text is not null) json.WriteString(name, text);
    }
}
