using SigmaShake.Rules.Commands;

namespace SigmaShake.Rules.Analysis.Walking;

/// <summary>What <c>xargs</c> is told about its input.</summary>
/// <param name="SkipsEmpty">Whether it runs nothing where it reads nothing (<c>-r</c>).</param>
/// <param name="Delimiter">What stands between words (<c>-0</c>, <c>-d X</c>), or null for blanks, quotes and backslashes counting.</param>
/// <param name="File">What it reads instead of standard input (<c>-a</c>), or null.</param>
internal readonly record struct XargsOptions(bool SkipsEmpty, byte? Delimiter, CommandWord? File)
{
    /// <summary>Reads them from the words before the inner command.</summary>
    public static XargsOptions Of(ReadOnlySpan<CommandWord> words)
    {
        var options = default(XargsOptions);
        for (var i = 1; i < words.Length; i++)
        {
            var text = words[i].Text;
            var known = text.Span;
            var next = i + 1 < words.Length ? words[i + 1] : default;
            if (known.SequenceEqual("--no-run-if-empty"u8)) options = options with { SkipsEmpty = true };
            else if (known.SequenceEqual("--null"u8)) options = options with { Delimiter = 0 };
            else if (known.StartsWith("--delimiter="u8)) options = options with { Delimiter = DelimiterIn(known["--delimiter=".Length..]) };
            else if (known.StartsWith("--arg-file="u8)) options = options with { File = new CommandWord(text["--arg-file=".Length..]) };
            else if (known.SequenceEqual("--arg-file"u8)) options = options with { File = next };
            else if (known.SequenceEqual("--delimiter"u8)) options = options with { Delimiter = DelimiterIn(next.Text.Span) };
            if (known is not [(byte)'-', not (byte)'-', ..]) continue;
            for (var letter = 1; letter < known.Length; letter++)
            {
                var value = letter + 1 < known.Length ? new CommandWord(text[(letter + 1)..]) : next;
                if (known[letter] == (byte)'r') options = options with { SkipsEmpty = true };
                else if (known[letter] == (byte)'0') options = options with { Delimiter = 0 };
                else if (known[letter] == (byte)'a') options = options with { File = value };
                else if (known[letter] == (byte)'d') options = options with { Delimiter = DelimiterIn(value.Text.Span) };
                if ("aEdIiJLlnPRs"u8.Contains(known[letter])) break;
            }
        }

        return options;
    }

    private static byte DelimiterIn(ReadOnlySpan<byte> text) => text switch
    {
        [(byte)'\\', (byte)'n', ..] => (byte)'\n',
        [(byte)'\\', (byte)'t', ..] => (byte)'\t',
        [(byte)'\\', (byte)'0', ..] => 0,
        [var only, ..] => only,
        _ => (byte)'\n',
    };
}
