using System.Text;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Syntax;

/// <summary>
/// What a string token means. <c>\\</c> is a backslash and <c>\"</c> a quote; any other <c>\x</c> stays as both characters.
/// </summary>
internal static class StringLiteral
{
    /// <summary>The string's value, escapes resolved.</summary>
    public static string Value(SourceText source, Token token)
    {
        var raw = Content(source, token);
        var escape = raw.IndexOf('\\');
        if (escape < 0) return raw.ToString();

        var value = new StringBuilder(raw.Length);
        var from = 0;
        while (from < raw.Length)
        {
            var length = LengthOfUnit(raw, from, out var dropped);
            value.Append(raw.Slice(from + dropped, length - dropped));
            from += length;
        }

        return value.ToString();
    }

    /// <summary>Where a stretch of the value stands in the file.</summary>
    /// <param name="inValue">A stretch of the value; what lies beyond its end is cut off.</param>
    public static TextSpan Locate(SourceText source, Token token, TextSpan inValue)
    {
        var raw = Content(source, token);
        var start = OffsetOf(raw, inValue.Start);
        var end = OffsetOf(raw, inValue.End);
        return new TextSpan(token.Start + 1 + start, end - start);
    }

    private static ReadOnlySpan<char> Content(SourceText source, Token token)
    {
        var length = token.Length - (token.IsUnterminated ? 1 : 2);
        return source.Text.AsSpan(token.Start + 1, length);
    }

    private static int OffsetOf(ReadOnlySpan<char> raw, int inValue)
    {
        var from = 0;
        for (var value = 0; value < inValue && from < raw.Length;)
        {
            var length = LengthOfUnit(raw, from, out var dropped);
            value += length - dropped;
            from += length;
        }

        return from;
    }

    /// <summary>The length of the character or escape at <paramref name="from"/>, and how much of its beginning the value lacks.</summary>
    private static int LengthOfUnit(ReadOnlySpan<char> raw, int from, out int dropped)
    {
        var escaped = raw[from] == '\\' && from + 1 < raw.Length && raw[from + 1] is '\\' or '"';
        dropped = escaped ? 1 : 0;
        return escaped ? 2 : 1;
    }
}
