using SigmaShake.Rules.Commands;

namespace SigmaShake.Rules.Analysis.Outputs;

/// <summary>What <c>tr</c> makes of its input: characters put for others, or left out; single bytes only, as GNU's does.</summary>
internal static class TrText
{
    /// <summary>The output; null where an option is not known here, or a set is none.</summary>
    public static byte[]? Of(ReadOnlySpan<CommandWord> arguments, ReadOnlySpan<byte> input)
    {
        var deletes = false;
        while (!arguments.IsEmpty && arguments[0].Text.Span is [(byte)'-', _, ..] option)
        {
            if (option.SequenceEqual("-d"u8)) deletes = true;
            else if (option.SequenceEqual("--"u8))
            {
                arguments = arguments[1..];
                break;
            }
            else return null;
            arguments = arguments[1..];
        }

        if (arguments.Length != (deletes ? 1 : 2) || SetOf(arguments[0].Text.Span) is not { Length: > 0 } from) return null;
        var output = new ByteBuilder(input.Length);
        var to = deletes ? [] : SetOf(arguments[1].Text.Span);
        if (!deletes && to.Length == 0) return null;
        foreach (var b in input)
        {
            // Of a byte that is named twice the last counts.
            var place = from.AsSpan().LastIndexOf(b);
            if (place < 0) output.Add(b);
            else if (!deletes) output.Add(to[Math.Min(place, to.Length - 1)]);
        }

        return output.ToArray();
    }

    private static byte[] SetOf(ReadOnlySpan<byte> text)
    {
        var set = new ByteBuilder(1024);
        for (var at = 0; at < text.Length && !set.IsFull;)
        {
            if (text[at..].StartsWith("[:"u8) && text[at..].IndexOf(":]"u8) is > 0 and var end)
            {
                AddClass(text[(at + 2)..(at + end)], set);
                at += end + 2;
                continue;
            }

            var first = Next(text, ref at);
            if (at + 1 >= text.Length || text[at] != (byte)'-')
            {
                set.Add(first);
                continue;
            }

            at++;
            var last = Next(text, ref at);
            for (int b = first; b <= last; b++) set.Add((byte)b);
        }

        return set.ToArray();
    }

    private static byte Next(ReadOnlySpan<byte> text, ref int at)
    {
        if (text[at] != (byte)'\\' || at + 1 == text.Length) return text[at++];
        var one = new ByteBuilder(8);
        return Escapes.Decode(text, ref at, isFormat: true, one) && one.Length > 0 ? one.Written[^1] : (byte)'\\';
    }

    private static void AddClass(ReadOnlySpan<byte> name, ByteBuilder set)
    {
        for (var b = 0; b < 128; b++)
        {
            var c = (char)b;
            var isIn = name.SequenceEqual("upper"u8) ? char.IsAsciiLetterUpper(c)
                : name.SequenceEqual("lower"u8) ? char.IsAsciiLetterLower(c)
                : name.SequenceEqual("digit"u8) ? char.IsAsciiDigit(c)
                : name.SequenceEqual("alpha"u8) ? char.IsAsciiLetter(c)
                : name.SequenceEqual("alnum"u8) ? char.IsAsciiLetterOrDigit(c)
                : name.SequenceEqual("space"u8) ? char.IsWhiteSpace(c)
                : name.SequenceEqual("punct"u8) && (char.IsPunctuation(c) || char.IsSymbol(c));
            if (isIn) set.Add((byte)b);
        }
    }
}
