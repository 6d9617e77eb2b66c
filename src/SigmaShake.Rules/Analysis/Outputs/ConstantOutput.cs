using SigmaShake.Rules.Commands;

namespace SigmaShake.Rules.Analysis.Outputs;

/// <summary>
/// What a few programs write, told from constant arguments and constant input alone: those by which a command is put together or hidden, such as
/// <c>echo cm0gLXJm | base64 -d | sh</c>.
/// </summary>
internal static class ConstantOutput
{
    /// <summary>The output; null where it cannot be told.</summary>
    /// <param name="name">The program, without its folders.</param>
    /// <param name="arguments">Its arguments, all of them known.</param>
    /// <param name="input">Standard input; null where that is not known.</param>
    public static byte[]? Of(ReadOnlySpan<byte> name, ReadOnlySpan<CommandWord> arguments, ReadOnlyMemory<byte>? input)
    {
        var output = new ByteBuilder(AnalysisLimits.MaxOutputBytes);
        if (name.SequenceEqual("echo"u8))
        {
            EchoText.Write(arguments, output);
            return output.IsFull ? null : output.ToArray();
        }

        if (name.SequenceEqual("printf"u8)) return PrintfText.TryWrite(arguments, output) && !output.IsFull ? output.ToArray() : null;
        if (name.SequenceEqual("seq"u8) || name.SequenceEqual("yes"u8)) return null;
        if (name.SequenceEqual("basename"u8) && arguments is [{ Text: var path }]) return WithLineEnd(path.Span[(path.Span.TrimEnd((byte)'/').LastIndexOf((byte)'/') + 1)..].TrimEnd((byte)'/'));
        if (name.SequenceEqual("dirname"u8) && arguments is [{ Text: var file }]) return WithLineEnd(file.Span.LastIndexOf((byte)'/') is var slash && slash > 0 ? file.Span[..slash] : slash == 0 ? "/"u8 : "."u8);
        return input is { } text ? Filtered(name, arguments, text) : null;
    }

    private static byte[]? Filtered(ReadOnlySpan<byte> name, ReadOnlySpan<CommandWord> arguments, ReadOnlyMemory<byte> input)
    {
        if (input.Length > AnalysisLimits.MaxOutputBytes) return null;
        if ((name.SequenceEqual("cat"u8) || name.SequenceEqual("tee"u8) || name.SequenceEqual("xargs"u8)) && OnlyOptions(arguments)) return input.ToArray();
        if (name.SequenceEqual("rev"u8) && arguments.IsEmpty) return Decoders.Reversed(input.Span);
        if (name.SequenceEqual("tr"u8)) return TrText.Of(arguments, input.Span);
        if (name.SequenceEqual("rot13"u8)) return TrText.Of([new CommandWord("A-Za-z"u8.ToArray()), new CommandWord("N-ZA-Mn-za-m"u8.ToArray())], input.Span);
        if ((name.SequenceEqual("base64"u8) || name.SequenceEqual("gbase64"u8)) && Has(arguments, "-d"u8, "-D"u8, "--decode"u8, "-di"u8, "-id"u8)) return Decoders.Base64(input.Span);
        if (name.SequenceEqual("openssl"u8) && Has(arguments, "base64"u8, "-base64"u8, "-a"u8) && Has(arguments, "-d"u8)) return Decoders.Base64(input.Span);
        return name.SequenceEqual("xxd"u8) && Has(arguments, "-r"u8, "-rp"u8, "-pr"u8) && !Has(arguments, "-o"u8) ? Decoders.Hexadecimal(input.Span) : null;
    }

    private static bool OnlyOptions(ReadOnlySpan<CommandWord> arguments)
    {
        foreach (var word in arguments)
        {
            if (word.Text.Span is not [(byte)'-']) return false;
        }

        return true;
    }

    private static bool Has(ReadOnlySpan<CommandWord> arguments, ReadOnlySpan<byte> one) => HasWord(arguments, one);

    private static bool Has(ReadOnlySpan<CommandWord> arguments, ReadOnlySpan<byte> one, ReadOnlySpan<byte> two, ReadOnlySpan<byte> three = default, ReadOnlySpan<byte> four = default, ReadOnlySpan<byte> five = default) =>
        HasWord(arguments, one) || HasWord(arguments, two) || HasWord(arguments, three) || HasWord(arguments, four) || HasWord(arguments, five);

    private static bool HasWord(ReadOnlySpan<CommandWord> arguments, ReadOnlySpan<byte> wanted)
    {
        foreach (var word in arguments)
        {
            if (!wanted.IsEmpty && word.Text.Span.SequenceEqual(wanted)) return true;
        }

        return false;
    }

    private static byte[] WithLineEnd(ReadOnlySpan<byte> text) => [.. text, (byte)'\n'];
}
