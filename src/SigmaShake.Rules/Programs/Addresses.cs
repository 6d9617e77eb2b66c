using SigmaShake.Rules.Commands;

namespace SigmaShake.Rules.Programs;

/// <summary>Tells what names another machine from what names a file.</summary>
internal static class Addresses
{
    /// <summary>Whether it has a scheme: <c>https://…</c>, <c>s3://…</c>.</summary>
    public static bool IsUrl(in CommandWord word)
    {
        var scheme = word.Text.Span.IndexOf("://"u8);
        return scheme > 0 && word.Text.Span[..scheme].IndexOfAnyExcept(SchemeBytes) < 0;
    }

    /// <summary>Whether it is a URL or <c>host:path</c>: a colon before any slash.</summary>
    public static bool IsFar(in CommandWord word)
    {
        var text = word.Text.Span;
        var colon = text.IndexOf((byte)':');
        return colon > 0 && !text[..colon].Contains((byte)'/') && text[0] != '-';
    }

    /// <summary>The path of <c>file:///…</c>; null for anything else.</summary>
    public static CommandWord? PathOfFileUrl(in CommandWord word)
    {
        var text = word.Text.Span;
        if (text.Length < 7 || !System.Text.Ascii.EqualsIgnoreCase(text[..7], "file://"u8)) return null;
        var slash = text[7..].IndexOf((byte)'/');
        return slash < 0 ? null : WordParts.From(word, 7 + slash);
    }

    /// <summary>The name that the last segment gives to a file, without an ending; <c>.</c> where there is none.</summary>
    public static CommandWord LastSegment(in CommandWord word, ReadOnlySpan<byte> ending)
    {
        var text = word.Text.Span;
        var end = text.IndexOfAny((byte)'?', (byte)'#');
        if (end < 0) end = text.Length;
        if (!ending.IsEmpty)
        {
            while (end > 0 && text[end - 1] == '/') end--;
            if (text[..end].EndsWith(ending)) end -= ending.Length;
        }

        var scheme = text.IndexOf("://"u8);
        var start = text[..end].LastIndexOfAny((byte)'/', (byte)':') + 1;

        // A host alone names no file.
        if (start >= end || (scheme >= 0 && start <= scheme + 3)) return new CommandWord("."u8.ToArray());
        return new CommandWord(word.Text[start..end])
        {
            IsUnknown = word.IsUnknown && word.KnownBytes < end,
            KnownBytes = Math.Max(word.KnownBytes - start, 0),
        };
    }

    private static readonly System.Buffers.SearchValues<byte> SchemeBytes =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-"u8);
}
