using System.Runtime.CompilerServices;
using SigmaShake.Rules.Commands;
using SigmaShake.Rules.Patterns;
using SigmaShake.Rules.Regions;
using SigmaShake.Rules.Templates.Layout;

namespace SigmaShake.Rules.Templates.Matching;

/// <summary>Holds programs, operands and values of options against an alternative.</summary>
internal readonly ref struct ValueTest
{
    private readonly Region _region;
    private readonly ReadOnlySpan<byte> _home;
    private readonly bool _isLoose;

    public ValueTest(Region region, ReadOnlySpan<byte> home, bool isLoose)
    {
        _region = region;
        _home = home.TrimEnd((byte)'/');
        HasHome = !home.IsEmpty;
        _isLoose = isLoose;
    }

    private bool HasHome { get; }

    /// <summary>Whether the name of a command's program, without its folders, fits.</summary>
    public bool FitsProgram(ref readonly TemplateAlternative alternative, ref readonly CommandWord word)
    {
        if (alternative.Kind == ValueKind.Unknown) return word.IsUnknown;
        if (FitsPlain(in alternative, BaseName(word.Text.Span))) return true;
        return MayName(in alternative) && word.Pattern is { } pattern && WordPattern.CouldBe(BaseName(pattern.Span), LiteralOf(in alternative));
    }

    /// <summary>Whether an operand fits.</summary>
    public bool FitsOperand(ref readonly TemplateAlternative alternative, ref readonly CommandWord word)
    {
        if (FitsText(in alternative, word.Text.Span, word.IsUnknown)) return true;
        return MayName(in alternative) && word.Pattern is { } pattern && CouldBe(in alternative, pattern.Span);
    }

    /// <summary>Whether a text fits, a word or the value of an option; slashes at its end do not count.</summary>
    public bool FitsText(ref readonly TemplateAlternative alternative, ReadOnlySpan<byte> text, bool isUnknown)
    {
        if (alternative.Kind == ValueKind.Unknown) return isUnknown;
        if (alternative.Kind == ValueKind.EndOfOptions) return false;
        if (FitsWhole(in alternative, text)) return true;
        if (text is not [_, .., (byte)'/']) return false;
        var trimmed = text.TrimEnd((byte)'/');
        return FitsWhole(in alternative, trimmed.IsEmpty ? text[..1] : trimmed);
    }

    private static bool IsOfHome(ref readonly TemplateAlternative alternative) => (alternative.Traits & ValueTraits.Home) != ValueTraits.None;

    private static ReadOnlySpan<byte> BaseName(ReadOnlySpan<byte> text) => text[(text.LastIndexOf((byte)'/') + 1)..];

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool ThrowUnknownKind() => throw new DamagedRegionException("a part of a template is of no known kind");

    private bool MayName(ref readonly TemplateAlternative alternative) => _isLoose && alternative.Kind == ValueKind.Literal;

    private ReadOnlySpan<byte> LiteralOf(ref readonly TemplateAlternative alternative) =>
        _region.Bytes(alternative.ValueOffset, alternative.ValueLength);

    private bool CouldBe(ref readonly TemplateAlternative alternative, ReadOnlySpan<byte> pattern)
    {
        var literal = LiteralOf(in alternative);
        if (!IsOfHome(in alternative)) return WordPattern.CouldBe(pattern, literal);
        if (pattern is [(byte)'~', ..]) return WordPattern.CouldBe(pattern[1..], literal);
        const int LongestLookedAt = 512;
        if (!HasHome || _home.Length + literal.Length > LongestLookedAt) return false;
        Span<byte> path = stackalloc byte[LongestLookedAt];
        _home.CopyTo(path);
        literal.CopyTo(path[_home.Length..]);
        return WordPattern.CouldBe(pattern, path[..(_home.Length + literal.Length)]);
    }

    private bool FitsWhole(ref readonly TemplateAlternative alternative, ReadOnlySpan<byte> text)
    {
        if (!IsOfHome(in alternative)) return FitsPlain(in alternative, text);
        return TryBehindHome(text, out var rest) && FitsPlain(in alternative, rest);
    }

    // Both `~`, where nobody has expanded it, and the folder that it stands for.
    private bool TryBehindHome(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> rest)
    {
        rest = default;
        if (text is [(byte)'~', ..]) rest = text[1..];
        else if (HasHome && text.StartsWith(_home)) rest = text[_home.Length..];
        else return false;
        if (_home.IsEmpty && rest is [(byte)'/']) rest = default;
        return rest.IsEmpty || rest[0] == '/';
    }

    private bool FitsPlain(ref readonly TemplateAlternative alternative, ReadOnlySpan<byte> text) => alternative.Kind switch
    {
        ValueKind.Any => true,
        ValueKind.Literal => text.SequenceEqual(LiteralOf(in alternative)),
        ValueKind.Glob => PatternMatcher.IsMatch(_region, alternative.ValueOffset, text),
        _ => ThrowUnknownKind(),
    };
}
