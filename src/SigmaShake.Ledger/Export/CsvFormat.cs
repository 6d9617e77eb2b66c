using System.Buffers;
using System.Globalization;
using System.Text;
using SigmaShake.Ledger.Content;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Reading;
using SigmaShake.Rules.Json;

namespace SigmaShake.Ledger.Export;

/// <summary>
/// CSV (RFC 4180): a header, CRLF at the ends of lines, UTF-8. A text that a spreadsheet would take for a formula has a <c>'</c> before it, which
/// spreadsheets take for "text follows"; control characters but line breaks and tabs become U+FFFD.
/// </summary>
public sealed class CsvFormat : ExportFormat
{
    private const string Header =
        "index,time,kind,leaf,state,agent,session,call,cwd,project,tool,decision,rule,reason,mode,answer,duration_us,version,subject,input\r\n";

    private readonly StringBuilder _line = new();

    /// <inheritdoc />
    public override void Begin(IBufferWriter<byte> output) => Encoding.UTF8.GetBytes(Header, output);

    /// <inheritdoc />
    public override void Write(LedgerEntry entry, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var content = EntryContent.Of(entry);
        _line.Clear();
        _line.Append(entry.Index);
        Add(entry.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        Add(entry.Kind.Name());
        Add(entry.LeafHash.ToString());
        Add(entry.IsErased ? "erased" : entry.Payload is null ? "damaged" : "");
        foreach (var text in (ReadOnlySpan<string?>)[content.Agent, content.Session, content.CallId, content.Cwd, content.Project, content.Tool ?? content.Action, content.Decision, content.Rule, content.Reason, content.Mode, content.Answer]) Add(text);
        _line.Append(',');
        if (content.DurationUs is { } duration) _line.Append(duration);
        Add(content.Version);
        Add(content.Subject);
        Add(content.Input is { } input ? Encoding.UTF8.GetString(CompactJson.Write(input).Span) : null);
        Encoding.UTF8.GetBytes(_line.Append("\r\n").ToString(), output);
    }

    private void Add(string? text)
    {
        _line.Append(',');
        if (string.IsNullOrEmpty(text)) return;
        var isFormula = IsFormula(text);
        if (!isFormula && text.AsSpan().IndexOfAny(",\"\r\n") < 0 && !text.Any(char.IsControl))
        {
            _line.Append(text);
            return;
        }

        _line.Append('"');
        if (isFormula) _line.Append('\'');
        foreach (var character in text)
        {
            if (character == '"') _line.Append("\"\"");
            else _line.Append(char.IsControl(character) && character is not ('\r' or '\n' or '\t') ? '\uFFFD' : character);
        }

        _line.Append('"');
    }

    /// <summary>
    /// Whether a spreadsheet would calculate it, or run a program for it: by its first character that is not blank, for leading blanks are
    /// stripped by some.
    /// </summary>
    private static bool IsFormula(string text)
    {
        if (text[0] is '\t' or '\r' or '\n') return true;
        var first = text.AsSpan().TrimStart();
        return !first.IsEmpty && first[0] is '=' or '+' or '-' or '@' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20' or '|' or '%';
    }
}
