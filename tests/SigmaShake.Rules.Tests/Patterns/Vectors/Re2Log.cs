using System.Globalization;
using System.Text;

namespace SigmaShake.Rules.Tests.Patterns.Vectors;

/// <summary>One pattern of RE2's test log, on one text.</summary>
/// <param name="Whole">Where it matches the whole text; null where it does not.</param>
/// <param name="First">The leftmost match by preference.</param>
internal readonly record struct Re2Case(string Regex, string Text, (int Start, int End)? Whole, (int Start, int End)? First);

/// <summary>
/// Reads a log that RE2's own tests wrote: blocks of texts, then patterns, each followed by a line for each text with four results:
/// anchored at both ends, unanchored, and the same two by longest match, which do not concern us.
/// </summary>
internal static class Re2Log
{
    public static IEnumerable<Re2Case> Read(TextReader log)
    {
        var texts = new List<string>();
        var regex = "";
        var (readingTexts, index) = (false, 0);
        var buffer = new StringBuilder();
        while (ReadLine(log, buffer) is { } line)
        {
            if (line == "strings")
            {
                texts.Clear();
                readingTexts = true;
            }
            else if (line == "regexps")
            {
                readingTexts = false;
            }
            else if (line.StartsWith('"'))
            {
                if (readingTexts) texts.Add(Unquote(line));
                else (regex, index) = (Unquote(line), 0);
            }
            else if (line.Length > 0 && line[0] is '-' or (>= '0' and <= '9'))
            {
                var columns = line.Split(';', 3);
                yield return new Re2Case(regex, texts[index++], SpanOf(columns[0]), SpanOf(columns[1]));
            }
        }
    }

    // A carriage return stands as it is inside a text, and ends no line.
    private static string? ReadLine(TextReader log, StringBuilder buffer)
    {
        buffer.Clear();
        int next;
        while ((next = log.Read()) is not ('\n' or -1)) buffer.Append((char)next);
        return next < 0 && buffer.Length == 0 ? null : buffer.ToString();
    }

    private static (int Start, int End)? SpanOf(string column)
    {
        if (column == "-") return null;
        var whole = column.AsSpan();
        if (whole.IndexOf(' ') is var groups and >= 0) whole = whole[..groups];
        var dash = whole.IndexOf('-');
        return (int.Parse(whole[..dash], CultureInfo.InvariantCulture), int.Parse(whole[(dash + 1)..], CultureInfo.InvariantCulture));
    }

    private static string Unquote(string quoted)
    {
        if (!quoted.Contains('\\')) return quoted[1..^1];
        var text = new StringBuilder();
        for (var i = 1; i < quoted.Length - 1; i++)
        {
            if (quoted[i] != '\\')
            {
                text.Append(quoted[i]);
                continue;
            }

            switch (quoted[++i])
            {
                case 'n': text.Append('\n'); break;
                case 't': text.Append('\t'); break;
                case 'r': text.Append('\r'); break;
                case 'a': text.Append('\a'); break;
                case 'f': text.Append('\f'); break;
                case 'v': text.Append('\v'); break;
                case 'x': Append(2); break;
                case 'u': Append(4); break;
                case 'U': Append(8); break;
                case '\\' or '"': text.Append(quoted[i]); break;
                default: throw new InvalidDataException($"unknown escape in {quoted}");
            }

            void Append(int digits)
            {
                text.Append(char.ConvertFromUtf32(int.Parse(quoted.AsSpan(i + 1, digits), NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
                i += digits;
            }
        }

        return text.ToString();
    }
}
