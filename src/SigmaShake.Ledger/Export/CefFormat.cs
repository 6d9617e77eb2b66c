using System.Buffers;
using System.Globalization;
using System.Text;
using SigmaShake.Ledger.Content;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Reading;

namespace SigmaShake.Ledger.Export;

/// <summary>
/// ArcSight Common Event Format, CEF:0, a line each. In the header <c>\</c> and <c>|</c> are escaped, in values <c>\</c>, <c>=</c> and line breaks; other
/// control characters become blanks, so that a value can begin neither a field nor a line. Texts are cut at the lengths that the format's
/// dictionary has for them.
/// </summary>
public sealed class CefFormat : ExportFormat
{
    private const int MaxMessageCharacters = 1023;
    private const int MaxCustomCharacters = 4000;
    private const int MaxHeaderCharacters = 512;

    private readonly StringBuilder _line = new();

    /// <inheritdoc />
    public override void Write(LedgerEntry entry, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var content = EntryContent.Of(entry);
        _line.Clear();
        _line.Append("CEF:0|SigmaShake|ssg");
        foreach (var text in (ReadOnlySpan<string>)[content.Version ?? "0", content.Rule ?? content.Action ?? content.Decision ?? entry.Kind.Name(), Name(content)]) Header(text);
        _line.Append('|').Append(Severity(content)).Append("|rt=").Append(entry.Time.ToUnixTimeMilliseconds());
        Value("externalId", entry.Index.ToString(CultureInfo.InvariantCulture), MaxMessageCharacters);
        Value("cat", entry.Kind.Name(), MaxMessageCharacters);
        Value("act", content.Answer, 63);
        Value("outcome", content.Decision, 63);
        Value("sproc", content.Agent, MaxMessageCharacters);
        Value("reason", content.Reason, MaxMessageCharacters);
        Value("msg", content.Subject, MaxMessageCharacters);
        Custom("cs1", "rule", content.Rule);
        Custom("cs2", "tool", content.Tool);
        Custom("cs3", "project", content.Project);
        Custom("cs4", "session", content.Session);
        Custom("cs5", "cwd", content.Cwd);
        Custom("cs6", "leaf", entry.LeafHash.ToString());
        Custom("cn1", "durationUs", content.DurationUs?.ToString(CultureInfo.InvariantCulture));
        Encoding.UTF8.GetBytes(_line.Append('\n').ToString(), output);
    }

    private static string Name(EntryContent content) => content switch
    {
        { Entry.IsErased: true } => "erased entry",
        { Entry.Payload: null } => "damaged entry",
        { Tool: { Length: > 0 } tool } => $"{tool} {content.Decision}".TrimEnd(),
        { Action: { } action } => $"person: {action}",
        { Event: not null } => content.Entry.Kind == EntryKind.Erasure ? "entries erased" : "log repaired",
        { Decision: { } decision } => $"{content.Entry.Kind.Name()} {decision}",
        _ => content.Entry.Kind.Name(),
    };

    // Of 0 to 10.
    private static int Severity(EntryContent content) => EntrySeverities.Of(content) switch
    {
        EntrySeverity.High => 8,
        EntrySeverity.Medium => content.Decision == "force" ? 6 : 5,
        EntrySeverity.Low => 3,
        _ => 1,
    };

    private void Custom(string key, string label, string? value)
    {
        if (string.IsNullOrEmpty(value)) return;
        Value(key + "Label", label, MaxCustomCharacters);
        Value(key, value, MaxCustomCharacters);
    }

    private void Header(string text)
    {
        _line.Append('|');
        foreach (var character in Beginning(text, MaxHeaderCharacters))
        {
            if (character is '\\' or '|') _line.Append('\\').Append(character);
            else _line.Append(IsBreak(character) ? ' ' : character);
        }
    }

    private void Value(string key, string? text, int maxCharacters)
    {
        if (string.IsNullOrEmpty(text)) return;
        _line.Append(' ').Append(key).Append('=');
        foreach (var character in Beginning(text, maxCharacters))
        {
            if (character is '\\' or '=') _line.Append('\\').Append(character);
            else if (character == '\n') _line.Append("\\n");
            else if (character == '\r') _line.Append("\\r");
            else _line.Append(IsBreak(character) ? ' ' : character);
        }
    }

    private static ReadOnlySpan<char> Beginning(string text, int maxCharacters)
    {
        if (text.Length <= maxCharacters) return text;
        return text.AsSpan(0, char.IsHighSurrogate(text[maxCharacters - 1]) ? maxCharacters - 1 : maxCharacters);
    }

    // The two separators of Unicode end a line for some readers.
    private static bool IsBreak(char character) => char.IsControl(character) || character is '\u2028' or '\u2029';
}
