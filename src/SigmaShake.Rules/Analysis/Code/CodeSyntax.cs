using SigmaShake.Rules.Programs;

namespace SigmaShake.Rules.Analysis.Code;

/// <summary>How values are put into a text.</summary>
internal enum Interpolation : byte
{
    /// <summary>They are not.</summary>
    None,

    /// <summary><c>{x}</c>, of Python's f-strings.</summary>
    Braces,

    /// <summary><c>${x}</c>, of JavaScript's templates.</summary>
    DollarBraces,

    /// <summary><c>#{x}</c>, of Ruby.</summary>
    HashBraces,

    /// <summary><c>$x</c>, <c>${x}</c>, <c>{$x}</c>, <c>@{[x]}</c>, of Perl and PHP.</summary>
    Sigils,
}

/// <summary>What the scanner must know of a language.</summary>
internal sealed record CodeSyntax(Language Language)
{
    public bool HasHashComments { get; init; }

    public bool HasSlashComments { get; init; }

    public bool HasDashComments { get; init; }

    /// <summary>Whether names begin with <c>$</c>, <c>@</c>, <c>%</c>.</summary>
    public bool HasSigils { get; init; }

    public bool HasTripleQuotes { get; init; }

    /// <summary>Whether a text may go over several lines.</summary>
    public bool HasLongTexts { get; init; }

    /// <summary>Whether a slash where a value is awaited begins a pattern.</summary>
    public bool HasSlashPatterns { get; init; }

    /// <summary>Whether a name that is followed by a value calls it (<c>system "ls"</c>).</summary>
    public bool HasBareCalls { get; init; }

    /// <summary>Whether texts beside each other are one.</summary>
    public bool JoinsTexts { get; init; }

    /// <summary>Whether a backslash in single quotes escapes only itself and the quote.</summary>
    public bool HasRawSingleQuotes { get; init; }

    /// <summary>What joins texts.</summary>
    public string Concatenation { get; init; } = "+";

    public Interpolation DoubleQuotes { get; init; }

    public Interpolation Backticks { get; init; }

    /// <summary>The syntax of a language, or null where it is not read by tokens.</summary>
    public static CodeSyntax? Of(Language language) => language switch
    {
        Language.Python => new CodeSyntax(language) { HasHashComments = true, HasTripleQuotes = true, JoinsTexts = true },
        Language.JavaScript => new CodeSyntax(language) { HasSlashComments = true, HasSlashPatterns = true, Backticks = Interpolation.DollarBraces },
        Language.Perl => new CodeSyntax(language)
        {
            HasHashComments = true, HasSigils = true, HasLongTexts = true, HasSlashPatterns = true, HasBareCalls = true, HasRawSingleQuotes = true,
                Concatenation = ".",
            DoubleQuotes = Interpolation.Sigils, Backticks = Interpolation.Sigils,
        },
        Language.Ruby => new CodeSyntax(language)
        {
            HasHashComments = true, HasSigils = true, HasLongTexts = true, HasSlashPatterns = true, HasBareCalls = true, HasRawSingleQuotes = true,
                JoinsTexts = true,
            DoubleQuotes = Interpolation.HashBraces, Backticks = Interpolation.HashBraces,
        },
        Language.Php => new CodeSyntax(language)
        {
            HasHashComments = true, HasSlashComments = true, HasSigils = true, HasLongTexts = true, HasRawSingleQuotes = true, Concatenation = ".",
            DoubleQuotes = Interpolation.Sigils, Backticks = Interpolation.Sigils,
        },
        Language.Lua => new CodeSyntax(language) { HasDashComments = true, HasBareCalls = true, Concatenation = ".." },
        Language.Awk => new CodeSyntax(language) { HasHashComments = true, HasSlashPatterns = true, JoinsTexts = true },
        _ => null,
    };
}
