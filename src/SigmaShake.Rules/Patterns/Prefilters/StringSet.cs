using System.Text;
using SigmaShake.Rules.Patterns.Unicode;

namespace SigmaShake.Rules.Patterns.Prefilters;

/// <summary>A few strings in UTF-8, ASCII letters in lower case; or not known, because they are too many or too long.</summary>
internal readonly struct StringSet
{
    /// <summary>How many strings are put together with others.</summary>
    public const int MaxExact = 16;

    /// <summary>How many strings may be required.</summary>
    public const int MaxRequired = 32;

    /// <summary>How long a string may become, in bytes.</summary>
    public const int MaxLength = 64;

    public static readonly StringSet Unknown;
    public static readonly StringSet OfEmptyString = new([[]]);

    private StringSet(List<byte[]> strings) => Strings = strings;

    /// <summary>The strings; null where they are not known.</summary>
    public List<byte[]>? Strings { get; }

    public bool IsKnown => Strings is not null;

    /// <summary>This set; where it is not known, that of the empty string, which every string begins and ends with.</summary>
    public StringSet OrEmptyString => IsKnown ? this : OfEmptyString;

    private int ShortestLength
    {
        get
        {
            var shortest = int.MaxValue;
            foreach (var text in Strings ?? []) shortest = Math.Min(shortest, text.Length);
            return shortest;
        }
    }

    public static StringSet Of(int codePoint)
    {
        if (codePoint < 0x80) return new([[LowerAscii((byte)codePoint)]]);
        if (!Rune.IsValid(codePoint)) return Unknown;
        var bytes = new byte[4];
        return new([bytes[..new Rune(codePoint).EncodeToUtf8(bytes)]]);
    }

    /// <summary>The members of a set, each a string.</summary>
    public static StringSet Of(CodePointSet members)
    {
        var all = new StringSet([]);
        var bounds = members.Bounds;
        for (var i = 0; i < bounds.Length; i += 2)
        {
            if (bounds[i + 1] - bounds[i] >= 2 * MaxExact) return Unknown;
            for (var codePoint = bounds[i]; codePoint <= bounds[i + 1]; codePoint++)
            {
                all = all.Union(Of(codePoint), MaxExact);
                if (!all.IsKnown) return Unknown;
            }
        }

        return all;
    }

    /// <summary>The one that rules out more: a longer shortest string, else fewer. A set with the empty string rules out nothing.</summary>
    public static StringSet Better(StringSet a, StringSet b)
    {
        a = a.Worthwhile();
        b = b.Worthwhile();
        if (a.Strings is null) return b;
        if (b.Strings is null) return a;
        var (shortestOfA, shortestOfB) = (a.ShortestLength, b.ShortestLength);
        if (shortestOfA != shortestOfB) return shortestOfA > shortestOfB ? a : b;
        return b.Strings.Count < a.Strings.Count ? b : a;
    }

    /// <summary>A text with its ASCII letters in lower case.</summary>
    public static byte[] LowerAscii(ReadOnlySpan<byte> text)
    {
        var lower = new byte[text.Length];
        for (var i = 0; i < lower.Length; i++) lower[i] = LowerAscii(text[i]);
        return lower;
    }

    /// <summary>Each string of this set with each of the other behind it.</summary>
    public StringSet Cross(StringSet other)
    {
        if (Strings is null || other.Strings is null || Strings.Count * other.Strings.Count > MaxExact) return Unknown;
        if (Strings is [[]]) return other;
        if (other.Strings is [[]]) return this;
        var crossed = new List<byte[]>(Strings.Count * other.Strings.Count);
        foreach (var first in Strings)
        {
            foreach (var second in other.Strings)
            {
                if (first.Length + second.Length > MaxLength) return Unknown;
                AddNew(crossed, [.. first, .. second]);
            }
        }

        return new StringSet(crossed);
    }

    /// <summary>The strings of both sets.</summary>
    public StringSet Union(StringSet other, int limit)
    {
        if (Strings is null || other.Strings is null) return Unknown;
        var union = new List<byte[]>(Strings);
        foreach (var text in other.Strings) AddNew(union, text);
        return union.Count <= limit ? new StringSet(union) : Unknown;
    }

    /// <summary>This set without strings that hold another of it; not known, if the empty string is among them.</summary>
    private StringSet Worthwhile()
    {
        if (Strings is not { Count: > 0 } all || ShortestLength == 0) return Unknown;
        var kept = all.FindAll(text => !all.Exists(other => other.Length < text.Length && text.AsSpan().IndexOf(other) >= 0));
        return kept.Count == all.Count ? this : new StringSet(kept);
    }

    private static void AddNew(List<byte[]> strings, byte[] text)
    {
        foreach (var known in strings)
        {
            if (known.AsSpan().SequenceEqual(text)) return;
        }

        strings.Add(text);
    }

    private static byte LowerAscii(byte value) => value is >= (byte)'A' and <= (byte)'Z' ? (byte)(value | 0x20) : value;
}
