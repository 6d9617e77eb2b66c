using System.Globalization;
using System.Text;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Reading;
using SigmaShake.Rules.Json;

namespace SigmaShake.Ledger.Content;

/// <summary>
/// What an entry says, field by field. Text that was cut when it was recorded is its beginning. A payload that is no JSON object, an erased one and
/// a damaged one have no fields.
/// </summary>
public sealed class EntryContent
{
    private readonly JsonValue? _payload;

    private EntryContent(LedgerEntry entry, JsonValue? payload)
    {
        Entry = entry;
        _payload = payload;
    }

    /// <summary>The entry itself.</summary>
    public LedgerEntry Entry { get; }

    /// <summary>The client: <c>claude-code</c>; null where the entry names none.</summary>
    public string? Agent => Text("agent"u8);

    /// <summary>The client's own id of the session.</summary>
    public string? Session => Text("session"u8);

    /// <summary>The client's own id of the call.</summary>
    public string? CallId => Text("call"u8);

    /// <summary>The working folder of the call.</summary>
    public string? Cwd => Text("cwd"u8);

    /// <summary>The project's folder.</summary>
    public string? Project => Text("project"u8);

    /// <summary>The tool's own name.</summary>
    public string? Tool => Text("tool"u8);

    /// <summary>The verdict: <c>block</c>, <c>allow</c> ….</summary>
    public string? Decision => Text("decision"u8);

    /// <summary>The qualified id of the rule that decided.</summary>
    public string? Rule => Text("rule"u8);

    /// <summary>The qualified ids of the rules that matched, each once: the one that decided, and as many others as the log keeps.</summary>
    public IReadOnlyList<string> Matched
    {
        get
        {
            var matched = (_payload?.Member("matched"u8)?.Items ?? []).Select(CutText.Of).OfType<string>();
            return [.. (Rule is { } rule ? matched.Append(rule) : matched).Distinct()];
        }
    }

    /// <summary>What the rule that decided says.</summary>
    public string? Reason => Text("reason"u8);

    /// <summary><c>enforce</c>, <c>observe</c> or <c>paused</c>.</summary>
    public string? Mode => Text("mode"u8);

    /// <summary>What the agent was told.</summary>
    public string? Answer => Text("answer"u8);

    /// <summary>What a person did, of an entry of kind <see cref="EntryKind.PersonAction"/>.</summary>
    public string? Action => Text("action"u8);

    /// <summary>The version of the program that wrote it.</summary>
    public string? Version => Text("version"u8);

    /// <summary>How long the judging took, in microseconds.</summary>
    public long? DurationUs => _payload?.Member("duration_us"u8) is { Kind: JsonKind.Number } number
        && long.TryParse(number.Text.Span, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>The tool's input; null where there is none.</summary>
    public JsonValue? Input => _payload?.Member("input"u8);

    /// <summary>The whole payload as an object; null where it is none.</summary>
    public JsonValue? Payload => _payload;

    /// <summary>What the entry is about, in one string: the command, the path, the address; of a person's action what it was; of what the ledger says about itself a sentence. Empty where nothing tells.</summary>
    public string Subject => _payload is null ? "" : Event ?? SubjectFinder.Find(_payload);

    /// <summary>What a payload that came another way, such as a line of an export, is about; see <see cref="Subject"/>.</summary>
    public static string SubjectOf(JsonValue payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        return SubjectFinder.Find(payload);
    }

    /// <summary>The sentence for what the ledger says about itself; null for all else.</summary>
    internal string? Event => _payload is null ? null : EventText.Of(Entry.Kind, _payload);

    /// <summary>Reads what <paramref name="entry"/> says.</summary>
    public static EntryContent Of(LedgerEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Payload is null) return new EntryContent(entry, null);
        var parsed = JsonParser.Parse(entry.Payload);
        return new EntryContent(entry, parsed is { Succeeded: true, Value.Kind: JsonKind.Object } ? parsed.Value : null);
    }

    /// <summary>All text that a person may look for: every string of the payload but for numbers of versions and hashes, each once, in order.</summary>
    public IEnumerable<string> Texts()
    {
        if (_payload is null) return Entry.Payload is { } payload ? [Encoding.UTF8.GetString(payload)] : [];
        var texts = _payload.Members.Where(member => !IsMachinery(member.Name.Span)).SelectMany(member => Strings(member.Value));
        return Event is { } sentence ? texts.Prepend(sentence) : texts;
    }

    /// <summary>A number of the payload; 0 where it is not there.</summary>
    internal long Number(ReadOnlySpan<byte> name) => _payload is null ? 0 : EventText.Number(_payload, name);

    /// <summary>Whether an erasure was made by that.</summary>
    internal bool IsBy(ReadOnlySpan<byte> eraser) => _payload?.Member("by"u8) is { IsString: true } by && by.Text.Span.SequenceEqual(eraser);

    private static bool IsMachinery(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("rules"u8) || name.SequenceEqual("version"u8) || name.SequenceEqual("input_digest"u8) || name.SequenceEqual("mode"u8) || name.SequenceEqual("answer"u8);

    private static IEnumerable<string> Strings(JsonValue value) => value.Kind switch
    {
        JsonKind.String => [Encoding.UTF8.GetString(value.Text.Span)],
        JsonKind.Array => value.Items.SelectMany(Strings),
        JsonKind.Object => value.Members.SelectMany(member => Strings(member.Value)),
        _ => [],
    };

    private string? Text(ReadOnlySpan<byte> name) => _payload?.Member(name) is { } value ? CutText.Of(value) : null;
}
