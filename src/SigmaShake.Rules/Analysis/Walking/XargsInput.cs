using SigmaShake.Rules.Analysis.Outputs;
using SigmaShake.Rules.Commands;

namespace SigmaShake.Rules.Analysis.Walking;

/// <summary>Takes the input of <c>xargs</c> apart (xargs(1)): quotes and backslashes count as long as no delimiter is named.</summary>
internal static class XargsInput
{
    /// <summary>How the words of an input that nobody knows are shown.</summary>
    public static ReadOnlySpan<byte> Unknown => "$(cat)"u8;

    /// <summary>Adds the words.</summary>
    /// <param name="text">The input.</param>
    /// <param name="options">How it is to be read.</param>
    /// <param name="isLines">Whether a word is a whole line (<c>-I</c>).</param>
    /// <param name="words">Gets them.</param>
    public static void Split(ReadOnlyMemory<byte> text, in XargsOptions options, bool isLines, List<CommandWord> words)
    {
        if (options.Delimiter is { } delimiter)
        {
            foreach (var range in text.Span.Split(delimiter))
            {
                var (start, length) = range.GetOffsetAndLength(text.Length);
                if (length > 0 && words.Count < AnalysisLimits.MaxBraceWords) words.Add(new CommandWord(text.Slice(start, length)));
            }

            return;
        }

        for (var at = 0; at < text.Length && words.Count < AnalysisLimits.MaxBraceWords;)
        {
            while (at < text.Length && text.Span[at] is (byte)' ' or (byte)'\t' or (byte)'\n') at++;
            if (at < text.Length) words.Add(new CommandWord(ReadWord(text.Span, ref at, isLines)));
        }
    }

    private static byte[] ReadWord(ReadOnlySpan<byte> text, ref int at, bool isLines)
    {
        var word = new ByteBuilder(AnalysisLimits.MaxOutputBytes);
        byte quote = 0;
        for (; at < text.Length && text[at] != (byte)'\n'; at++)
        {
            var one = text[at];
            if (quote != 0 && one == quote) quote = 0;
            else if (quote != 0) word.Add(one);
            else if (one is (byte)'\'' or (byte)'"') quote = one;
            else if (one == (byte)'\\' && at + 1 < text.Length) word.Add(text[++at]);
            else if (!isLines && one is (byte)' ' or (byte)'\t') break;
            else word.Add(one);
        }

        return word.ToArray();
    }
}
