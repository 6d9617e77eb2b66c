namespace SigmaShake.Rules.Analysis.Expansion;

/// <summary>
/// Arithmetic of constants (bash(1), ARITHMETIC EVALUATION): integers of 64 bits, the operators without side effects. What is not known here has no value.
/// </summary>
internal ref struct ArithmeticEvaluator(ReadOnlySpan<byte> text, Func<string, long?> variable)
{
    private const int MaxDepth = 32;

    private static readonly string[][] Levels =
    [
        ["||"], ["&&"], ["|"], ["^"], ["&"], ["==", "!="], ["<=", ">=", "<", ">"], ["<<", ">>"], ["+", "-"], ["*", "/", "%"],
    ];

    private readonly ReadOnlySpan<byte> _text = text;
    private readonly Func<string, long?> _variable = variable;
    private int _at;
    private int _depth;

    /// <summary>The value of all of the text; null where it has none that is known.</summary>
    public static long? Evaluate(ReadOnlySpan<byte> text, Func<string, long?> variable)
    {
        var evaluator = new ArithmeticEvaluator(text, variable);
        evaluator.SkipBlanks();
        if (evaluator._at == text.Length) return 0;
        var value = evaluator.Conditional();
        evaluator.SkipBlanks();
        return evaluator._at == text.Length ? value : null;
    }

    private long? Conditional()
    {
        if (++_depth > MaxDepth) return null;
        var condition = Binary(0);
        SkipBlanks();
        if (!Take("?"))
        {
            _depth--;
            return condition;
        }

        var yes = Conditional();
        SkipBlanks();
        if (!Take(":")) return null;
        var no = Conditional();
        _depth--;
        return condition is null ? null : condition != 0 ? yes : no;
    }

    private long? Binary(int level)
    {
        if (level == Levels.Length) return Power();
        var left = Binary(level + 1);
        while (TakeOperator(Levels[level]) is { } taken)
        {
            var right = Binary(level + 1);
            left = left is { } a && right is { } b ? Apply(taken, a, b) : null;
        }

        return left;
    }

    private long? Power()
    {
        var number = Unary();
        SkipBlanks();
        if (!Take("**")) return number;
        if (Power() is not { } exponent || number is not { } root || exponent < 0) return null;
        var result = 1L;
        for (; exponent > 0; exponent >>= 1, root *= root)
        {
            if ((exponent & 1) != 0) result *= root;
        }

        return result;
    }

    private long? Unary()
    {
        SkipBlanks();
        if (_at == _text.Length || ++_depth > MaxDepth) return null;
        var value = (char)_text[_at] switch
        {
            '(' => Parenthesized(),
            '-' when !_text[_at..].StartsWith("--"u8) => -After(),
            '+' when !_text[_at..].StartsWith("++"u8) => After(),
            '!' => After() is { } truth ? truth == 0 ? 1 : 0 : null,
            '~' => ~After(),
            _ => Atom(),
        };
        _depth--;
        return value;
    }

    private long? After()
    {
        _at++;
        return Unary();
    }

    private long? Parenthesized()
    {
        _at++;
        var value = Conditional();
        SkipBlanks();
        return Take(")") ? value : null;
    }

    private long? Atom()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit((char)_text[_at]) || _text[_at] is (byte)'_' or (byte)'#' or (byte)'@')) _at++;
        var word = System.Text.Encoding.ASCII.GetString(_text[start.._at]);
        if (word.Length == 0) return null;
        return char.IsAsciiDigit(word[0]) ? Number(word) : _variable(word);
    }

    // 12, 0x1f, 017, 2#101
    private static long? Number(string word)
    {
        var hash = word.IndexOf('#', StringComparison.Ordinal);
        var radix = 10;
        if (hash > 0)
        {
            if (!int.TryParse(word[..hash], out radix) || radix is < 2 or > 36) return null;
            word = word[(hash + 1)..];
        }
        else if (word.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            (radix, word) = (16, word[2..]);
        }
        else if (word is ['0', _, ..])
        {
            radix = 8;
        }

        var value = 0L;
        foreach (var c in word)
        {
            var digit = char.IsAsciiDigit(c) ? c - '0' : char.IsAsciiLetter(c) ? char.ToLowerInvariant(c) - 'a' + 10 : radix;
            if (digit >= radix) return null;
            value = unchecked((value * radix) + digit);
        }

        return value;
    }

    private static long? Apply(string taken, long a, long b) => taken switch
    {
        "||" => a != 0 || b != 0 ? 1 : 0,
        "&&" => a != 0 && b != 0 ? 1 : 0,
        "|" => a | b,
        "^" => a ^ b,
        "&" => a & b,
        "==" => a == b ? 1 : 0,
        "!=" => a != b ? 1 : 0,
        "<=" => a <= b ? 1 : 0,
        ">=" => a >= b ? 1 : 0,
        "<" => a < b ? 1 : 0,
        ">" => a > b ? 1 : 0,
        "<<" => a << (int)(b & 63),
        ">>" => a >> (int)(b & 63),
        "+" => unchecked(a + b),
        "-" => unchecked(a - b),
        "*" => unchecked(a * b),
        "/" => b == 0 || (a == long.MinValue && b == -1) ? null : a / b,
        _ => b == 0 || (a == long.MinValue && b == -1) ? null : a % b,
    };

    private string? TakeOperator(string[] operators)
    {
        SkipBlanks();
        foreach (var taken in operators)
        {
            var rest = _text[_at..];
            if (rest.Length < taken.Length || rest[0] != taken[0] || (taken.Length == 2 && rest[1] != taken[1])) continue;

            // `a & b` is not the beginning of `a && b`, nor `a * b` of `a ** b`; an assignment has no value here.
            var next = rest.Length > taken.Length ? (char)rest[taken.Length] : ' ';
            if (taken.Length == 1 && (next == taken[0] || (next == '=' && taken[0] != '<' && taken[0] != '>'))) continue;
            _at += taken.Length;
            return taken;
        }

        return null;
    }

    private bool Take(string token)
    {
        if (_text.Length - _at < token.Length) return false;
        for (var i = 0; i < token.Length; i++)
        {
            if (_text[_at + i] != token[i]) return false;
        }

        _at += token.Length;
        return true;
    }

    private void SkipBlanks()
    {
        while (_at < _text.Length && _text[_at] is (byte)' ' or (byte)'\t' or (byte)'\n') _at++;
    }
}
