using System.Globalization;
using System.Text;
using SigmaShake.Cli.Terminals;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Reading;
using SigmaShake.Rules.Json;

namespace SigmaShake.Cli.Explaining;

/// <summary>An entry of the log for people, whole: a line for each member, and below it the lines of a text that has more than one.</summary>
internal static class EntryText
{
    // Objects inside the input are laid out down to here; what lies deeper is JSON.
    private const int LaidOutDepth = 2;

    /// <summary>Prints it.</summary>
    /// <param name="zone">The zone that its time is shown in.</param>
    public static void Print(TextWriter output, LedgerEntry entry, TimeZoneInfo zone)
    {
        output.WriteLine($"entry          {entry.Index}, {entry.Kind.Name()}");
        output.WriteLine($"time           {LocalTime.Of(entry.Time, zone)}");
        output.WriteLine($"leaf           {entry.LeafHash}");
        if (entry.Payload is null)
        {
            output.WriteLine(entry.IsErased ? "payload        erased" : "payload        damaged");
            return;
        }

        var payload = JsonParser.Parse(entry.Payload);
        if (payload is not { Succeeded: true, Value.Kind: JsonKind.Object })
        {
            Member(output, "payload", Encoding.UTF8.GetString(entry.Payload));
            return;
        }

        foreach (var (name, value) in payload.Value.Members) Print(output, Encoding.UTF8.GetString(name.Span), value);
    }

    /// <summary>Prints one member of it.</summary>
    public static void Print(TextWriter output, string name, JsonValue value) => Print(output, name, value, LaidOutDepth);

    private static void Print(TextWriter output, string name, JsonValue value, int depth)
    {
        if (value.IsString)
        {
            Member(output, name, Encoding.UTF8.GetString(value.Text.Span));
        }
        else if (value.Member("cut"u8) is { IsString: true } beginning && value.Member("cut_bytes"u8) is { Kind: JsonKind.Number } more)
        {
            Member(output, name, string.Create(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetString(beginning.Text.Span)}… ({Encoding.UTF8.GetString(more.Text.Span)} bytes more were not kept)"));
        }
        else if (value.Kind == JsonKind.Object && value.Members.Count > 0 && depth > 0)
        {
            foreach (var (inner, item) in value.Members) Print(output, $"{name}.{Encoding.UTF8.GetString(inner.Span)}", item, depth - 1);
        }
        else
        {
            Member(output, name, Encoding.UTF8.GetString(CompactJson.Write(value).Span));
        }
    }

    /// <summary>A line of its own for each line of a text, marked, so that none can pose as a member.</summary>
    private static void Member(TextWriter output, string name, string text)
    {
        var lines = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        if (lines.Length == 1)
        {
            output.WriteLine($"{PrintableText.Line(name),-14} {PrintableText.Line(lines[0])}");
            return;
        }

        output.WriteLine(PrintableText.Line(name));
        foreach (var line in lines) output.WriteLine($"  | {PrintableText.Line(line)}");
    }
}
