using SigmaShake.Rules.Shell.Syntax;

namespace SigmaShake.Rules.Shell.Parsing;

/// <summary>Arithmetic: only what expands in it matters.</summary>
internal ref partial struct ShellParser
{
    /// <summary>
    /// Looks for the <c>))</c> that ends an expression, as Bash does: if the bracket that closes the inner one is not followed by another,
    /// it was a subshell.
    /// </summary>
    /// <returns>Where the first of them stands; null if it is no arithmetic.</returns>
    private readonly int? TryFindArithmeticEnd(int position)
    {
        var open = new ByteSpan(Math.Min(position, _end), 0);
        // What is open: a bracket, a brace or a double quote.
        Span<byte> nest = stackalloc byte[ShellLimits.MaxDepth];
        nest[0] = (byte)'(';
        var depth = 1;
        for (; position < _end; position++)
        {
            if (!_state.MayLookAhead(_place ?? open)) return null;
            var isQuoted = nest[depth - 1] == '"';
            var push = (byte)0;
            switch (_text[position])
            {
                case (byte)'\\':
                    position++;
                    break;
                case (byte)'\'' or (byte)'`' when !isQuoted || _text[position] == '`':
                    position = PassPair(position);
                    break;
                case (byte)'"' when !isQuoted:
                    push = (byte)'"';
                    break;
                case (byte)'(' when !isQuoted:
                    push = (byte)'(';
                    break;
                case (byte)'$' when ByteAt(position + 1) is '(' or '{':
                    push = _text[++position];
                    break;
                case (byte)')' when nest[depth - 1] == '(':
                case (byte)'}' when nest[depth - 1] == '{':
                case (byte)'"' when isQuoted:
                    if (--depth == 0) return ByteAt(PassContinuations(position + 1)) == ')' ? position : null;
                    break;
            }

            if (push == 0) continue;
            if (depth == nest.Length) return null;
            nest[depth++] = push;
        }

        return null;
    }

    /// <summary>The end of what one character quotes: single quotes or backticks.</summary>
    private readonly int PassPair(int position)
    {
        var quote = _text[position];
        for (position++; position < _end && _text[position] != quote; position++)
        {
            if (quote == '`' && _text[position] == '\\') position++;
        }

        return position;
    }

    private Word ParseArithmetic(int end)
    {
        var outer = _end;
        _end = end;
        var expression = ParseQuotedText(Stops.DoubleQuote | Stops.SingleQuote);
        _position = end;
        _end = outer;
        return expression;
    }

    /// <summary>Steps over <c>))</c>.</summary>
    private void TakeClosingParentheses()
    {
        Advance();
        _position++;
    }

    /// <summary>Reads <c>$[…]</c> from the bracket on.</summary>
    private WordPart ParseOldArithmetic(int start)
    {
        if (!TryEnter()) return GiveUp(start);
        _position++;
        var parts = NewParts();
        var depth = 0;
        while (true)
        {
            CollectQuotedText(ref parts, Stops.DoubleQuote | Stops.SingleQuote | Stops.OpenBracket | Stops.CloseBracket);
            if (AtEnd || (Current == ']' && depth == 0)) break;
            depth += Current == '[' ? 1 : -1;
            TakeLiteral(ref parts, Quoting.Double);
        }

        if (AtEnd) Note(ShellProblemKind.UnterminatedExpansion, new ByteSpan(start, 2));
        else _position++;
        Leave();
        return new ArithmeticExpansion(From(start), parts.ToArray());
    }
}
