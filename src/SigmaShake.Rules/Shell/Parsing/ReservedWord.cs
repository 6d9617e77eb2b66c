namespace SigmaShake.Rules.Shell.Parsing;

/// <summary>Words that build commands where a command may begin.</summary>
internal enum ReservedWord
{
    None,
    If,
    While,
    Until,
    For,
    Select,
    Case,
    Function,
    Coproc,
    OpenBrace,
    OpenBrackets,
    Bang,
    Time,

    // From here on what ends a list, see ReservedWords.EndsList.
    Then,
    Elif,
    Else,
    Fi,
    Do,
    Done,
    Esac,
    CloseBrace,
}

internal static class ReservedWords
{
    public const int MaxLength = 8;

    /// <summary>Whether any reserved word begins with it.</summary>
    public static bool CanBegin(int first) =>
        first is 'i' or 't' or 'e' or 'f' or 'd' or 'w' or 'c' or '{' or '}' or '!' or '[' or 'u' or 's';

    public static bool EndsList(ReservedWord word) => word >= ReservedWord.Then;

    public static ReservedWord Of(ReadOnlySpan<byte> word) => word switch
    {
        _ when word.SequenceEqual("if"u8) => ReservedWord.If,
        _ when word.SequenceEqual("then"u8) => ReservedWord.Then,
        _ when word.SequenceEqual("else"u8) => ReservedWord.Else,
        _ when word.SequenceEqual("elif"u8) => ReservedWord.Elif,
        _ when word.SequenceEqual("fi"u8) => ReservedWord.Fi,
        _ when word.SequenceEqual("for"u8) => ReservedWord.For,
        _ when word.SequenceEqual("do"u8) => ReservedWord.Do,
        _ when word.SequenceEqual("done"u8) => ReservedWord.Done,
        _ when word.SequenceEqual("while"u8) => ReservedWord.While,
        _ when word.SequenceEqual("until"u8) => ReservedWord.Until,
        _ when word.SequenceEqual("case"u8) => ReservedWord.Case,
        _ when word.SequenceEqual("esac"u8) => ReservedWord.Esac,
        _ when word.SequenceEqual("{"u8) => ReservedWord.OpenBrace,
        _ when word.SequenceEqual("}"u8) => ReservedWord.CloseBrace,
        _ when word.SequenceEqual("!"u8) => ReservedWord.Bang,
        _ when word.SequenceEqual("[["u8) => ReservedWord.OpenBrackets,
        _ when word.SequenceEqual("time"u8) => ReservedWord.Time,
        _ when word.SequenceEqual("select"u8) => ReservedWord.Select,
        _ when word.SequenceEqual("function"u8) => ReservedWord.Function,
        _ when word.SequenceEqual("coproc"u8) => ReservedWord.Coproc,
        _ => ReservedWord.None,
    };
}
