using SigmaShake.Rules.Commands;
using SigmaShake.Rules.Programs;

namespace SigmaShake.Rules.Analysis.Code;

/// <summary>What the commands of sed run, read and write beside their input: <c>e</c>, <c>w</c>, <c>W</c>, <c>r</c>, <c>R</c>, and the flags of
/// <c>s</c> (sed(1)).</summary>
internal static class SedReader
{
    /// <summary>Adds what <paramref name="text"/> does.</summary>
    public static void Read(ReadOnlyMemory<byte> text, List<Deed> deeds)
    {
        for (var at = 0; at < text.Length;)
        {
            if (deeds.Count >= CodeLimits.MaxDeeds)
            {
                deeds.Add(new Deed(DeedKind.More, []));
                return;
            }

            var b = text.Span[at];
            switch (b)
            {
                case (byte)'/': at = Skip(text.Span, at + 1, b); break;
                case (byte)'\\' when at + 1 < text.Length: at = Skip(text.Span, at + 2, text.Span[at + 1]); break;
                case (byte)'s' or (byte)'y' when at + 1 < text.Length: at = Substitute(text, at, deeds); break;
                case (byte)'a' or (byte)'i' or (byte)'c' or (byte)'#' or (byte)':' or (byte)'b' or (byte)'t': at = LineEnd(text.Span, at); break;
                case (byte)'e' or (byte)'w' or (byte)'W' or (byte)'r' or (byte)'R':
                    Add(b, text[(at + 1)..LineEnd(text.Span, at)], deeds);
                    at = LineEnd(text.Span, at);
                    break;
                default: at++; break;
            }
        }
    }

    private static void Add(byte command, ReadOnlyMemory<byte> operand, List<Deed> deeds)
    {
        var trimmed = operand[(operand.Length - operand.Span.TrimStart(" \t"u8).Length)..];
        var word = new CommandWord(trimmed);
        if (command == (byte)'e')
        {
            // Alone it runs the line that it works on, which nobody knows.
            if (!trimmed.Span.Trim(" ;}"u8).IsEmpty) deeds.Add(new Deed(DeedKind.Script, [word]));
        }
        else if (!trimmed.IsEmpty)
        {
            deeds.Add(new Deed(DeedKind.Effect, [word]) { Effect = command is (byte)'w' or (byte)'W' ? EffectKind.Write : EffectKind.Read });
        }
    }

    private static int Substitute(ReadOnlyMemory<byte> text, int at, List<Deed> deeds)
    {
        var isSubstitution = text.Span[at] == (byte)'s';
        var separator = text.Span[at + 1];
        var middle = Skip(text.Span, at + 2, separator);
        var end = Skip(text.Span, middle, separator);
        if (!isSubstitution) return end;
        var isRun = false;
        var replacement = text[middle..Math.Max(middle, end - 1)];
        for (; end < text.Length && text.Span[end] is not ((byte)'\n' or (byte)';' or (byte)'}'); end++)
        {
            var flag = text.Span[end];
            if (flag == (byte)'w')
            {
                var line = LineEnd(text.Span, end);
                Add(flag, text[(end + 1)..line], deeds);
                return line;
            }

            if (flag != (byte)'e' || isRun) continue;

            // What the line becomes is run: known is only what a part of it is replaced by.
            isRun = true;
            deeds.Add(new Deed(DeedKind.Script, [new CommandWord(replacement)]));
        }

        return end;
    }

    private static int Skip(ReadOnlySpan<byte> text, int at, byte end)
    {
        for (; at < text.Length && text[at] != end; at++)
        {
            if (text[at] == (byte)'\\') at++;
        }

        return Math.Min(at + 1, text.Length);
    }

    private static int LineEnd(ReadOnlySpan<byte> text, int at) => text[at..].IndexOf((byte)'\n') is >= 0 and var length ? at + length : text.Length;
}
