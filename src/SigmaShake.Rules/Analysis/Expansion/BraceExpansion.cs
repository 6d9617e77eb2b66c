using System.Globalization;
using System.Text;
using SigmaShake.Rules.Shell.Syntax;

namespace SigmaShake.Rules.Analysis.Expansion;

/// <summary>
/// <c>{a,b}</c> and <c>{1..9}</c>, which make several words of one before anything else is expanded (bash(1), Brace Expansion). POSIX shells without it
/// see the word as it stands, which is not looked at.
/// </summary>
internal static class BraceExpansion
{
    private const int MaxDepth = 16;

    // Of all words together; a word of many parts unfolds to many such words.
    private const int MaxParts = 1 << 18;

    /// <summary>The words, each as parts; the word's own parts alone where nothing unfolds. At most <paramref name="maxWords"/>, then what is left stays folded.</summary>
    public static List<WordPart[]> Of(Word word, int maxWords, out bool isCut)
    {
        isCut = false;
        List<WordPart[]> words = [word.Parts];
        if (!word.HasUnquotedBrace) return words;

        // Each round unfolds the first braces of every word; the words it makes may hold more, behind what has been looked at.
        var parts = 0;
        var done = new List<WordPart[]>();
        var open = new Stack<(WordPart[] Parts, int From)>();
        open.Push((word.Parts, 0));
        while (open.TryPop(out var next))
        {
            if (done.Count + open.Count >= maxWords || parts > MaxParts)
            {
                isCut = true;
                done.Add(next.Parts);
                break;
            }

            if (First(next.Parts, next.From) is not { } braces)
            {
                done.Add(next.Parts);
                continue;
            }

            var choices = braces.Choices;
            for (var i = choices.Count - 1; i >= 0; i--)
            {
                if (parts > MaxParts) break;
                WordPart[] unfolded = [.. braces.Before, .. choices[i], .. braces.After];
                open.Push((unfolded, braces.Before.Length));
                parts += unfolded.Length;
            }
        }

        return done;
    }

    // The first `{` that has its `}` and a `,` or `..` between them.
    private static Braces? First(WordPart[] parts, int from)
    {
        for (var part = from; part < parts.Length; part++)
        {
            if (parts[part] is not LiteralText { Quoting: Quoting.None } literal) continue;
            var bytes = literal.Bytes.Span;
            for (var at = bytes.IndexOf((byte)'{'); at >= 0;)
            {
                if (Read(parts, part, at) is { } braces) return braces;
                var step = bytes[(at + 1)..].IndexOf((byte)'{');
                at = step < 0 ? -1 : at + 1 + step;
            }
        }

        return null;
    }

    private static Braces? Read(WordPart[] parts, int part, int at)
    {
        var depth = 0;
        var choices = new List<WordPart[]>();
        var choice = new List<WordPart>();
        var hasComma = false;
        var from = at + 1;
        for (var i = part; i < parts.Length; i++, from = 0)
        {
            if (parts[i] is not LiteralText { Quoting: Quoting.None } literal)
            {
                choice.Add(parts[i]);
                continue;
            }

            var bytes = literal.Bytes.Span;
            var start = from;
            for (var j = from; j < bytes.Length; j++)
            {
                switch (bytes[j])
                {
                    case (byte)'{':
                        if (++depth > MaxDepth) return null;
                        break;
                    case (byte)'}' when depth > 0:
                        depth--;
                        break;
                    case (byte)',' when depth == 0:
                        hasComma = true;
                        Add(choice, literal, start, j);
                        choices.Add([.. choice]);
                        choice.Clear();
                        start = j + 1;
                        break;
                    case (byte)'}':
                        Add(choice, literal, start, j);
                        choices.Add([.. choice]);
                        if (!hasComma)
                        {
                            if (Sequence(choices[0]) is not { } sequence) return null;
                            choices = sequence;
                        }

                        return new Braces(Before(parts, part, at), choices, After(parts, i, j + 1));
                }
            }

            Add(choice, literal, start, bytes.Length);
        }

        return null;
    }

    // `1..9`, `a..e`, `01..10..2`
    private static List<WordPart[]>? Sequence(WordPart[] inside)
    {
        const int MaxSteps = 1024;
        const int MaxSequenceBytes = 128;
        if (inside is not [LiteralText { Quoting: Quoting.None, Bytes.Length: <= MaxSequenceBytes } literal]) return null;
        var text = Encoding.UTF8.GetString(literal.Bytes.Span).Split("..");
        if (text.Length is < 2 or > 3) return null;
        var step = 1L;
        if (text.Length == 3 && (!long.TryParse(text[2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out step) || step is long.MinValue)) return null;
        step = Math.Max(1, Math.Abs(step));
        var choices = new List<WordPart[]>();
        if (text[0].Length == 1 && text[1].Length == 1 && char.IsAsciiLetter(text[0][0]) && char.IsAsciiLetter(text[1][0]))
        {
            Count(text[0][0], text[1][0], number => ((char)number).ToString());
            return choices;
        }

        if (!long.TryParse(text[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var first)
            || !long.TryParse(text[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var last)) return null;
        var isPadded = IsPadded(text[0]) || IsPadded(text[1]);
        var width = isPadded ? Math.Max(text[0].Length, text[1].Length) : 0;
        Count(first, last, number => number.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0'));
        return choices;

        void Count(long from, long to, Func<long, string> write)
        {
            for (Int128 number = from; choices.Count < MaxSteps && (from <= to ? number <= to : number >= to); number += from <= to ? step : -step)
                choices.Add([new LiteralText(literal.Span, Encoding.UTF8.GetBytes(write((long)number)), Quoting.None)]);
        }

        static bool IsPadded(string number) => number.TrimStart('-') is ['0', _, ..];
    }

    private static void Add(List<WordPart> to, LiteralText literal, int start, int end)
    {
        if (start < end) to.Add(new LiteralText(literal.Span, literal.Bytes[start..end], Quoting.None));
    }

    private static WordPart[] Before(WordPart[] parts, int part, int at)
    {
        var before = new List<WordPart>(parts[..part]);
        Add(before, (LiteralText)parts[part], 0, at);
        return [.. before];
    }

    private static WordPart[] After(WordPart[] parts, int part, int at)
    {
        var after = new List<WordPart>();
        Add(after, (LiteralText)parts[part], at, ((LiteralText)parts[part]).Bytes.Length);
        after.AddRange(parts[(part + 1)..]);
        return [.. after];
    }

    private sealed record Braces(WordPart[] Before, List<WordPart[]> Choices, WordPart[] After);
}
