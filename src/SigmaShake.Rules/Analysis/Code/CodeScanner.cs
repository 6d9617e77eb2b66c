using SigmaShake.Rules.Programs;

namespace SigmaShake.Rules.Analysis.Code;

/// <summary>
/// Tells the tokens of code apart: names, texts and what is neither. It knows what a language's texts and comments look like and nothing of its
/// grammar;
/// every byte is looked at a bounded number of times.
/// </summary>
internal sealed partial class CodeScanner(CodeSyntax syntax, ReadOnlyMemory<byte> code)
{
    private readonly List<CodeToken> _tokens = [];
    private readonly Stack<byte> _brackets = new();
    private int _at;
    private int _noPatternBefore;

    public static List<CodeToken> Scan(CodeSyntax syntax, ReadOnlyMemory<byte> code)
    {
        var scanner = new CodeScanner(syntax, code);
        scanner.SkipProse();
        while (scanner._at < code.Length) scanner.ReadToken();
        scanner._tokens.Add(new CodeToken(CodeTokenKind.End, default));
        return scanner._tokens;
    }

    private ReadOnlySpan<byte> Rest => code.Span[_at..];

    private void ReadToken()
    {
        var b = code.Span[_at];
        switch (b)
        {
            case (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\f': _at++; return;
            case (byte)'\n': ReadLineEnd(); return;
            case (byte)'\\' when Rest is [_, (byte)'\n', ..]: _at += 2; return;
        }

        if (SkipComment() || ReadSpecialText()) return;
        if (b is (byte)'"' or (byte)'\'') ReadQuotes(b, b == (byte)'"' ? syntax.DoubleQuotes : Interpolation.None, isRaw: false);
        else if (b == (byte)'`' && syntax.Language is not (Language.Python or Language.Lua or Language.Awk)) ReadBackticks();
        else if (IsNameStart(b)) ReadName();
        else if (char.IsAsciiDigit((char)b)) ReadNumber();
        else if (b == (byte)'/' && syntax.HasSlashPatterns && IsValueAwaited() && SkipPattern()) return;
        else ReadSign(b);
    }

    // A line that ends within brackets, or is gone on with by a member of its value, ends nothing.
    private void ReadLineEnd()
    {
        _at = _at + 1 == _documentsFrom ? _documentsEnd : _at + 1;
        if (_brackets.TryPeek(out var bracket) && bracket != (byte)'{') return;
        var next = Rest.TrimStart(" \t\r\n"u8);

        // Blanks are looked at once; a line that a document begins behind is not one of them.
        if (_documentsFrom <= _at) _at = code.Length - next.Length;
        if (next is [(byte)'.', var after, ..] && after != (byte)'.' && !char.IsAsciiDigit((char)after)
            && syntax.Language is Language.JavaScript or Language.Ruby) return;
        if (next.StartsWith("->"u8)) return;
        if (_tokens.Count > 0 && _tokens[^1].Kind != CodeTokenKind.LineEnd) Add(CodeTokenKind.LineEnd, default);
        SkipProse();
    }

    // Where a line begins, what is for readers only.
    private void SkipProse()
    {
        var next = Rest;
        if (syntax.Language == Language.Ruby && next.StartsWith("=begin"u8)) SkipTo("\n=end"u8);
        else if (syntax.Language == Language.Perl && (next.StartsWith("=pod"u8) || next.StartsWith("=head"u8))) SkipTo("\n=cut"u8);
        else if (syntax.Language is Language.Perl or Language.Ruby && (next.StartsWith("__END__"u8) || next.StartsWith("__DATA__"u8))) _at =
            code.Length;
    }

    private bool SkipComment()
    {
        var rest = Rest;
        if ((syntax.HasHashComments && rest[0] == (byte)'#') || (syntax.HasSlashComments && rest.StartsWith("//"u8)))
        {
            SkipTo("\n"u8, keep: true);
            return true;
        }

        if (syntax.HasDashComments && rest.StartsWith("--"u8))
        {
            if (rest.StartsWith("--[["u8)) SkipTo("]]"u8);
            else SkipTo("\n"u8, keep: true);
            return true;
        }

        if (!syntax.HasSlashComments || !rest.StartsWith("/*"u8)) return false;
        _at += 2;
        SkipTo("*/"u8);
        return true;
    }

    private void SkipTo(ReadOnlySpan<byte> end, bool keep = false)
    {
        var at = Rest.IndexOf(end);
        _at = at < 0 ? code.Length : _at + at + (keep ? 0 : end.Length);
    }

    private bool IsNameStart(byte b) =>
        char.IsAsciiLetter((char)b) || b == (byte)'_' || b >= 0x80 || b == (byte)'$'
        || (syntax.HasSigils && b is (byte)'@' or (byte)'%' && Rest is [_, var next, ..] && (char.IsAsciiLetter((char)next) || next == (byte)'_')
            && IsValueAwaited());

    private void ReadName()
    {
        var start = _at++;
        while (_at < code.Length
            && (char.IsAsciiLetterOrDigit((char)code.Span[_at]) || code.Span[_at] is (byte)'_' or >= 0x80
            || (code.Span[_at] == (byte)'$' && _at == start + 1))) _at++;
        if (syntax.Language == Language.Ruby && Rest is [(byte)'!' or (byte)'?', not (byte)'=', ..]) _at++;
        if (syntax.Language == Language.Python && _at - start <= 2 && Rest is [(byte)'"' or (byte)'\'', ..]
            && code.Span[start.._at].Trim("rbfuRBFU"u8).IsEmpty)
        {
            ReadQuotes(code.Span[_at], code.Span[start.._at].ContainsAny("fF"u8) ? Interpolation.Braces
                : Interpolation.None, code.Span[start.._at].ContainsAny("rR"u8));
            return;
        }

        Add(CodeTokenKind.Name, code[start.._at]);
    }

    private void ReadNumber()
    {
        var start = _at++;
        while (_at < code.Length && (char.IsAsciiLetterOrDigit((char)code.Span[_at]) || code.Span[_at] == (byte)'_')) _at++;
        Add(CodeTokenKind.Number, code[start.._at]);
    }

    private void ReadSign(byte b)
    {
        var rest = Rest;
        var length = rest is [_, var next, ..] && IsPair(b, next) ? 2 : 1;
        if (b is (byte)'(' or (byte)'[' or (byte)'{') _brackets.Push(b);
        else if (b is (byte)')' or (byte)']' or (byte)'}') _brackets.TryPop(out _);
        Add(CodeTokenKind.Sign, code.Slice(_at, length));
        _at += length;
    }

    private static bool IsPair(byte first, byte second) => (first, second) switch
    {
        ((byte)'=', (byte)'>' or (byte)'=' or (byte)'~') => true,
        ((byte)'-', (byte)'>') or ((byte)':', (byte)':') or ((byte)'?', (byte)'.') or ((byte)'.', (byte)'.') => true,
        ((byte)'!' or (byte)'<' or (byte)'>' or (byte)'+' or (byte)'-' or (byte)'*' or (byte)'/' or (byte)'%' or (byte)'.', (byte)'=') => true,
        ((byte)'|', (byte)'|' or (byte)'&') or ((byte)'&', (byte)'&') or ((byte)'>', (byte)'>') or ((byte)'<', (byte)'<') => true,
        _ => false,
    };

    // `/[/]\//`; without an end on its line it is a division.
    private bool SkipPattern()
    {
        if (_at < _noPatternBefore) return false;
        var isInClass = false;
        for (var i = _at + 1; i < code.Length; i++)
        {
            switch (code.Span[i])
            {
                case (byte)'\n': _noPatternBefore = i; return false;
                case (byte)'\\': i++; break;
                case (byte)'[': isInClass = true; break;
                case (byte)']': isInClass = false; break;
                case (byte)'/' when !isInClass:
                    _at = i + 1;
                    Add(CodeTokenKind.Number, "0"u8.ToArray());
                    return true;
            }
        }

        _noPatternBefore = code.Length;
        return false;
    }

    private bool IsValueAwaited() => _tokens.Count == 0 || _tokens[^1] switch
    {
        { Kind: CodeTokenKind.Sign, Value.Span: [(byte)')' or (byte)']' or (byte)'}'] } => false,
        { Kind: CodeTokenKind.Sign or CodeTokenKind.LineEnd } => true,
        { Kind: CodeTokenKind.Name } name => !name.Value.Span.StartsWith("$"u8) && CodeWords.IsBeforeValue(name.Value.Span) || syntax.HasBareCalls
            && Rest is [_, not ((byte)' ' or (byte)'='), ..] && _at > 0 && code.Span[_at - 1] == (byte)' ',
        _ => false,
    };

    private void Add(CodeTokenKind kind, ReadOnlyMemory<byte> value, List<CodeHole>? holes = null) => _tokens.Add(new CodeToken(kind, value, holes));
}
