namespace SigmaShake.Rules.Shell.Parsing;

/// <summary>Bytes at which the reading of literal text stops, because they end it or mean something.</summary>
[Flags]
internal enum Stops
{
    None = 0,

    /// <summary>Space and tab.</summary>
    Blank = 1 << 0,
    NewLine = 1 << 1,

    /// <summary><c>;</c> and <c>&amp;</c></summary>
    Separator = 1 << 2,
    Pipe = 1 << 3,

    /// <summary><c>&lt;</c> and <c>&gt;</c></summary>
    Angle = 1 << 4,
    Open = 1 << 5,
    Close = 1 << 6,
    OpenBrace = 1 << 7,
    CloseBrace = 1 << 8,
    OpenBracket = 1 << 9,
    CloseBracket = 1 << 10,
    Slash = 1 << 11,
    Colon = 1 << 12,
    Question = 1 << 13,
    SingleQuote = 1 << 14,
    DoubleQuote = 1 << 15,
    Backslash = 1 << 16,
    Dollar = 1 << 17,
    Backtick = 1 << 18,
    Tilde = 1 << 19,

    /// <summary>What ends a word of a command.</summary>
    Word = Blank | NewLine | Separator | Pipe | Angle | Open | Close,

    /// <summary>What means something outside of quotes.</summary>
    Unquoted = Expansions | SingleQuote | DoubleQuote | Tilde | OpenBrace | Angle,

    /// <summary>What means something inside of double quotes.</summary>
    Expansions = Backslash | Dollar | Backtick,
}

/// <summary>Which of the <see cref="Stops"/> a byte is.</summary>
internal static class ByteClass
{
    // One bit for each ASCII character that is any of them, so that the others, nearly all, cost one test.
    private const ulong LowStops =
        1UL << '\t' | 1UL << '\n' | 1UL << ' ' | 1UL << '"' | 1UL << '$' | 1UL << '&' | 1UL << '\'' | 1UL << '(' | 1UL << ')' | 1UL << '/'
        | 1UL << ':' | 1UL << ';' | 1UL << '<' | 1UL << '>' | 1UL << '?';

    private const ulong HighStops =
        1UL << ('[' - 64) | 1UL << ('\\' - 64) | 1UL << (']' - 64) | 1UL << ('`' - 64) | 1UL << ('{' - 64) | 1UL << ('|' - 64)
        | 1UL << ('}' - 64) | 1UL << ('~' - 64);

    public static bool IsAny(byte value, Stops stops)
    {
        if (value >= 128) return false;
        var bits = value < 64 ? LowStops : HighStops;
        return (bits >> (value & 63) & 1) != 0 && (Of(value) & stops) != Stops.None;
    }

    public static Stops Of(byte value) => value switch
    {
        (byte)' ' or (byte)'\t' => Stops.Blank,
        (byte)'\n' => Stops.NewLine,
        (byte)';' or (byte)'&' => Stops.Separator,
        (byte)'|' => Stops.Pipe,
        (byte)'<' or (byte)'>' => Stops.Angle,
        (byte)'(' => Stops.Open,
        (byte)')' => Stops.Close,
        (byte)'{' => Stops.OpenBrace,
        (byte)'}' => Stops.CloseBrace,
        (byte)'[' => Stops.OpenBracket,
        (byte)']' => Stops.CloseBracket,
        (byte)'/' => Stops.Slash,
        (byte)':' => Stops.Colon,
        (byte)'?' => Stops.Question,
        (byte)'\'' => Stops.SingleQuote,
        (byte)'"' => Stops.DoubleQuote,
        (byte)'\\' => Stops.Backslash,
        (byte)'$' => Stops.Dollar,
        (byte)'`' => Stops.Backtick,
        (byte)'~' => Stops.Tilde,
        _ => Stops.None,
    };

    public static bool IsNameStart(int value) => (uint)((value | 0x20) - 'a') < 26 || value == '_';

    public static bool IsNamePart(int value) => IsNameStart(value) || IsDigit(value);

    public static bool IsDigit(int value) => (uint)(value - '0') < 10;

    /// <summary>Parameters whose name is one character that is no letter.</summary>
    public static bool IsSpecialParameter(int value) => value is '@' or '*' or '#' or '?' or '-' or '$' or '!';

    /// <summary>What can stand before the bracket of an extended glob.</summary>
    public static bool IsGlobOperator(byte value) => value is (byte)'?' or (byte)'*' or (byte)'+' or (byte)'@' or (byte)'!';
}
