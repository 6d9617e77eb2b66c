using SigmaShake.Rules.Shell.Syntax;

namespace SigmaShake.Rules.Shell.Parsing;

/// <summary>Text in double quotes, and what is treated as if it were.</summary>
internal ref partial struct ShellParser
{
    /// <summary>Reads <c>"…"</c>; the quote stands here.</summary>
    /// <param name="start">Where the part begins: at the quote, or at the dollar before it.</param>
    private DoubleQuoted ParseDoubleQuoted(int start)
    {
        var open = _position++;
        var parts = NewParts();
        CollectQuoted(ref parts, Stops.DoubleQuote);
        if (AtEnd) Note(ShellProblemKind.UnterminatedQuote, new ByteSpan(open, 1));
        else _position++;
        return new DoubleQuoted(From(start), parts.ToArray());
    }

    /// <summary>Gathers what stands here up to, not over, one of <paramref name="enders"/>; of these, <c>"</c> and <c>}</c> can be escaped.</summary>
    private void CollectQuoted(ref PartCollector parts, Stops enders)
    {
        var stops = enders | Stops.Expansions;
        while (true)
        {
            var run = _position;
            while (_position < _end && !ByteClass.IsAny(_text[_position], stops)) _position++;
            if (_position > run) parts.AddText(run, _position, Quoting.Double);
            if (AtEnd || IsExhausted()) return;
            switch (_text[_position])
            {
                case (byte)'\\':
                    CollectQuotedEscape(ref parts, enders);
                    break;
                case (byte)'$':
                    CollectDollar(ref parts, isQuoted: true);
                    break;
                case (byte)'`':
                    parts.Add(ParseBackticks(isQuoted: (enders & Stops.DoubleQuote) != Stops.None));
                    break;
                default:
                    return;
            }
        }
    }

    private void CollectQuotedEscape(ref PartCollector parts, Stops enders)
    {
        var start = _position;
        var next = ByteAt(start + 1);
        if (next == '\n')
        {
            _position += 2;
            return;
        }

        var isEscape = next is '$' or '`' or '\\' || (next is '"' or '}' && ByteClass.IsAny((byte)next, enders));
        if (!isEscape)
        {
            TakeLiteral(ref parts, Quoting.Double);
            // Though both stay, such a quote begins nothing.
            if (next == '\'' && ByteClass.IsAny((byte)next, enders)) TakeLiteral(ref parts, Quoting.Double);
            return;
        }

        _position += 2;
        parts.AddByte((byte)next, start, _position, Quoting.Double);
    }

    /// <summary>
    /// Reads text that is treated as if it stood in double quotes, up to, not over, one of <paramref name="enders"/>. Double quotes in it
    /// are quotes all the same if they are among these. Single quotes are characters, and what they hold expands, though nothing in them
    /// is an ender.
    /// </summary>
    private Word ParseQuotedText(Stops enders)
    {
        var parts = NewParts();
        CollectQuotedText(ref parts, enders);
        return Finish(ref parts);
    }

    private void CollectQuotedText(ref PartCollector parts, Stops enders)
    {
        while (true)
        {
            CollectQuoted(ref parts, enders);
            if (AtEnd) return;
            if (Current == '"') parts.Add(ParseDoubleQuoted(_position));
            else if (Current == '\'') CollectLiveQuotes(ref parts);
            else return;
        }
    }

    private void CollectLiveQuotes(ref PartCollector parts)
    {
        var open = _position;
        TakeLiteral(ref parts, Quoting.Double);
        var length = _text[_position.._end].IndexOf((byte)'\'');
        if (length < 0)
        {
            Note(ShellProblemKind.UnterminatedQuote, new ByteSpan(open, 1));
            return;
        }

        var outer = _end;
        _end = _position + length;
        CollectQuoted(ref parts, Stops.None);
        _position = _end;
        _end = outer;
        TakeLiteral(ref parts, Quoting.Double);
    }
}
