using System.Buffers;
using SigmaShake.Rules.Commands;

namespace SigmaShake.Rules.Programs;

/// <summary>Words made of parts of others; what is not known of a part stays unknown.</summary>
internal static class WordParts
{
    private static readonly SearchValues<byte> NameBytes = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"u8);

    /// <summary>As much of a word as is known.</summary>
    public static ReadOnlySpan<byte> Known(CommandWord word)
    {
        var text = word.Text.Span;
        return word.IsUnknown ? text[..Math.Clamp(word.KnownBytes, 0, text.Length)] : text;
    }

    /// <summary>Whether it is <c>NAME=…</c>, the name known.</summary>
    public static bool IsAssignment(CommandWord word)
    {
        var known = Known(word);
        var equals = known.IndexOf((byte)'=');
        return equals > 0 && !char.IsAsciiDigit((char)known[0]) && known[..equals].IndexOfAnyExcept(NameBytes) < 0;
    }

    /// <summary>The word from <paramref name="start"/> on.</summary>
    public static CommandWord From(in CommandWord word, int start)
    {
        start = Math.Min(start, word.Text.Length);

        // What stands before is plain, so it is as long in the pattern.
        var isSame = word.Pattern is { } pattern && pattern.Length >= start && pattern.Span[..start].SequenceEqual(word.Text.Span[..start]);
        return word with
        {
            Text = word.Text[start..],
            KnownBytes = Math.Max(word.KnownBytes - start, 0),
            Pattern = isSame ? word.Pattern!.Value[start..] : default(ReadOnlyMemory<byte>?),
        };
    }

    /// <summary>The words with a blank between.</summary>
    public static CommandWord Join(ReadOnlySpan<Argument> words)
    {
        if (words.Length == 1) return words[0].Text;
        var length = Math.Max(words.Length - 1, 0);
        foreach (ref readonly var word in words) length += word.Text.Text.Length;
        var text = new byte[length];
        var (at, known, isUnknown) = (0, 0, false);
        foreach (ref readonly var word in words)
        {
            if (at > 0) text[at++] = (byte)' ';
            if (!isUnknown && word.Text.IsUnknown) (known, isUnknown) = (at + word.Text.KnownBytes, true);
            word.Text.Text.CopyTo(text.AsMemory(at));
            at += word.Text.Text.Length;
        }

        return new CommandWord(text) { IsUnknown = isUnknown, KnownBytes = known };
    }

    /// <summary>The word with an ending more.</summary>
    public static CommandWord WithEnding(in CommandWord word, ReadOnlySpan<byte> ending) => word with
    {
        Text = Joined(word.Text.Span, ending),
        Pattern = word.Pattern is { } pattern ? Joined(pattern.Span, ending) : default(ReadOnlyMemory<byte>?),
    };

    /// <summary>The word without an ending, or without whatever follows its last dot where it has another.</summary>
    public static CommandWord WithoutEnding(in CommandWord word, ReadOnlySpan<byte> ending)
    {
        var text = word.Text.Span;
        var dot = text.LastIndexOf((byte)'.');
        var length = !ending.IsEmpty && text.EndsWith(ending) ? text.Length - ending.Length : dot > 0 ? dot : text.Length;
        var cut = text.Length - length;
        var isSame = word.Pattern is { } pattern && pattern.Span.EndsWith(text[length..]);
        return word with
        {
            Text = word.Text[..length],
            KnownBytes = Math.Min(word.KnownBytes, length),
            Pattern = isSame ? word.Pattern!.Value[..^cut] : word.Pattern,
        };
    }

    /// <summary>A file of a folder.</summary>
    public static CommandWord Inside(in CommandWord folder, in CommandWord name)
    {
        ReadOnlySpan<byte> slash = folder.Text.Span is [.., (byte)'/'] ? default : "/"u8;
        var start = folder.Text.Length + slash.Length;
        return new CommandWord((byte[])[.. folder.Text.Span, .. slash, .. name.Text.Span])
        {
            IsUnknown = folder.IsUnknown || name.IsUnknown,
            KnownBytes = folder.IsUnknown ? folder.KnownBytes : start + name.KnownBytes,
            Pattern = folder.Pattern is null && name.Pattern is null
                ? default(ReadOnlyMemory<byte>?)
                : (byte[])[.. (folder.Pattern ?? folder.Text).Span, .. slash, .. (name.Pattern ?? name.Text).Span],
        };
    }

    /// <summary>The name of a file without its folders.</summary>
    public static CommandWord FileName(in CommandWord word)
    {
        var start = NameStart(word.Text.Span);
        return word with
        {
            Text = word.Text[start..],
            KnownBytes = Math.Max(word.KnownBytes - start, 0),
            Pattern = word.Pattern is { } pattern ? pattern[NameStart(pattern.Span)..] : default(ReadOnlyMemory<byte>?),
        };
    }

    private static int NameStart(ReadOnlySpan<byte> path) => path.TrimEnd((byte)'/').LastIndexOf((byte)'/') + 1;

    /// <summary>A folder as seen from another, if there is one.</summary>
    public static CommandWord Below(CommandWord? folder, in CommandWord word)
    {
        if (word.Text.Span is [(byte)'-']) return word with { IsUnknown = true };
        if (folder is not { } outer || word.Text.Span is [(byte)'/' or (byte)'~', ..]) return word;
        var start = outer.Text.Length + 1;
        return new CommandWord((byte[])[.. outer.Text.Span, (byte)'/', .. word.Text.Span])
        {
            IsUnknown = outer.IsUnknown || word.IsUnknown,
            KnownBytes = outer.IsUnknown ? outer.KnownBytes : start + word.KnownBytes,
        };
    }

    private static byte[] Joined(ReadOnlySpan<byte> text, ReadOnlySpan<byte> ending) => [.. text, .. ending];
}
