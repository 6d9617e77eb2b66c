using System.Text;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Patterns.Syntax;

/// <summary>Where a parser stands in its pattern, which it reads code point by code point. The text holds no lone surrogates.</summary>
internal struct PatternCursor(string text)
{
    /// <summary>What <see cref="Current"/> is behind the end.</summary>
    public const int End = -1;

    public readonly string Text => text;

    /// <summary>In UTF-16 code units.</summary>
    public int Position { get; set; }

    public readonly bool AtEnd => Position >= text.Length;

    /// <summary>The code point here.</summary>
    public readonly int Current
    {
        get
        {
            if (AtEnd) return End;
            var unit = text[Position];
            return char.IsHighSurrogate(unit) ? char.ConvertToUtf32(unit, text[Position + 1]) : unit;
        }
    }

    /// <summary>The UTF-16 code unit behind the one here; enough to look for ASCII behind ASCII.</summary>
    public readonly int Next => Position + 1 < text.Length ? text[Position + 1] : End;

    public readonly bool Sees(string expected) => string.CompareOrdinal(text, Position, expected, 0, expected.Length) == 0;

    /// <summary>Steps over one code point.</summary>
    public void Advance() => Position += char.IsHighSurrogate(text[Position]) ? 2 : 1;

    /// <summary>Steps over <paramref name="expected"/> if it stands here.</summary>
    public bool Take(char expected)
    {
        if (Current != expected) return false;
        Position++;
        return true;
    }

    /// <inheritdoc cref="Take(char)"/>
    public bool Take(string expected)
    {
        if (!Sees(expected)) return false;
        Position += expected.Length;
        return true;
    }

    public void SkipWhiteSpace()
    {
        while (!AtEnd && Rune.IsWhiteSpace(new Rune(Current))) Advance();
    }

    /// <summary>From <paramref name="start"/> to here.</summary>
    public readonly TextSpan From(int start) => new(start, Position - start);

    /// <summary>The code point here, or the place behind the end.</summary>
    public readonly TextSpan Here => new(Position, AtEnd ? 0 : char.IsHighSurrogate(text[Position]) ? 2 : 1);

    public readonly string Slice(TextSpan span) => text.Substring(span.Start, span.Length);
}
