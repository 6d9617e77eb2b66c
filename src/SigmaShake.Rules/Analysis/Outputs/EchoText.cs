using SigmaShake.Rules.Commands;

namespace SigmaShake.Rules.Analysis.Outputs;

/// <summary>What <c>echo</c> writes, as bash's builtin does it.</summary>
internal static class EchoText
{
    public static void Write(ReadOnlySpan<CommandWord> arguments, ByteBuilder output)
    {
        var endsLine = true;
        var decodes = false;
        while (!arguments.IsEmpty && IsOption(arguments[0].Text.Span))
        {
            foreach (var letter in arguments[0].Text.Span[1..])
            {
                if (letter == (byte)'n') endsLine = false;
                else decodes = letter == (byte)'e';
            }

            arguments = arguments[1..];
        }

        for (var i = 0; i < arguments.Length; i++)
        {
            if (i > 0) output.Add((byte)' ');
            if (!Write(arguments[i].Text.Span, decodes, output)) return;
        }

        if (endsLine) output.Add((byte)'\n');
    }

    private static bool IsOption(ReadOnlySpan<byte> word) => word.Length > 1 && word[0] == (byte)'-' && !word[1..].ContainsAnyExcept("neE"u8);

    private static bool Write(ReadOnlySpan<byte> text, bool decodes, ByteBuilder output)
    {
        for (var at = 0; at < text.Length;)
        {
            if (!decodes || text[at] != (byte)'\\') output.Add(text[at++]);
            else if (!Escapes.Decode(text, ref at, isFormat: false, output)) return false;
        }

        return true;
    }
}
