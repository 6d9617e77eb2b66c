using System.Runtime.CompilerServices;
using SigmaShake.Rules.Patterns.Layout;
using SigmaShake.Rules.Patterns.Matching;
using SigmaShake.Rules.Regions;

namespace SigmaShake.Rules.Patterns;

/// <summary>Holds values against patterns that lie in a region. Nothing is built and nothing allocated but what a thread keeps.</summary>
/// <remarks>
/// Whatever the region holds, the answer comes in time linear in the value, or an exception says that the region is damaged:
/// <see cref="DamagedRegionException"/>, or <see cref="IndexOutOfRangeException"/> and <see cref="ArgumentOutOfRangeException"/> from
/// the bounds checks of the inner loops.
/// </remarks>
internal static class PatternMatcher
{
    /// <summary>Whether the pattern at <paramref name="offset"/> matches <paramref name="value"/> (UTF-8).</summary>
    public static bool IsMatch(Region region, int offset, ReadOnlySpan<byte> value)
    {
        var isMatch = Match(region, offset, value);
        // The spans over a region do not keep its memory alive.
        GC.KeepAlive(region);
        return isMatch;
    }

    private static bool Match(Region region, int offset, ReadOnlySpan<byte> value)
    {
        ref readonly var header = ref region.Item<PatternHeader>(offset);
        var literal = region.Bytes(header.LiteralOffset, header.LiteralLength);
        if ((header.Traits & PatternTraits.LastSegment) != PatternTraits.None) value = value[(value.LastIndexOf((byte)'/') + 1)..];
        if ((header.Traits & PatternTraits.EachLine) == PatternTraits.None) return IsMatch(region, in header, literal, value);
        // No line holds what the value does not.
        return value.IndexOf(literal) >= 0 && IsAnyLineMatch(region, in header, literal, value);
    }

    private static bool IsMatch(Region region, ref readonly PatternHeader header, ReadOnlySpan<byte> literal, ReadOnlySpan<byte> value) =>
        header.Form switch
        {
            PatternForm.Equals => value.SequenceEqual(literal),
            PatternForm.StartsWith => value.StartsWith(literal),
            PatternForm.EndsWith => value.EndsWith(literal),
            PatternForm.Contains => value.IndexOf(literal) >= 0,
            PatternForm.Word => WordSearch.Finds(literal, value),
            PatternForm.Passes => value.IndexOf(literal) >= 0 && PassRunner.IsMatch(region, in header, value),
            _ => ThrowUnknownForm(),
        };

    /// <summary>
    /// <c>\n</c> splits lines, a trailing <c>\r</c> is dropped, and a final <c>\n</c> starts no line; a value without any is one line,
    /// even if it is empty.
    /// </summary>
    private static bool IsAnyLineMatch(Region region, ref readonly PatternHeader header, ReadOnlySpan<byte> literal, ReadOnlySpan<byte> value)
    {
        if (value is [.., (byte)'\n']) value = value[..^1];
        while (true)
        {
            var end = value.IndexOf((byte)'\n');
            var line = end < 0 ? value : value[..end];
            if (IsMatch(region, in header, literal, line is [.., (byte)'\r'] ? line[..^1] : line)) return true;
            if (end < 0) return false;
            value = value[(end + 1)..];
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool ThrowUnknownForm() => throw new DamagedRegionException("a pattern is of no known form");
}
