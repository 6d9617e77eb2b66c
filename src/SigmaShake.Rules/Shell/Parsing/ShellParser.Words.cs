using SigmaShake.Rules.Shell.Syntax;

namespace SigmaShake.Rules.Shell.Parsing;

/// <summary>Words outside of quotes.</summary>
internal ref partial struct ShellParser
{
    /// <summary>Reads a word, of which at least one byte stands here.</summary>
    /// <param name="isCommandName">Whether it may be the name of a function that is defined.</param>
    private Word ParseWord(bool isCommandName = false)
    {
        var parts = new PartCollector(_state, _memory, _position) { IsCommandName = isCommandName };
        CollectUnquoted(ref parts, Stops.Word);
        return Finish(ref parts);
    }

    private readonly PartCollector NewParts() => NewParts(_position);

    private readonly PartCollector NewParts(int start) => new(_state, _memory, start);

    private readonly Word Finish(ref PartCollector parts)
    {
        _state.CountNode();
        return new Word(From(parts.WordStart), parts.ToArray(), parts.HasUnquotedBrace);
    }

    /// <summary>Takes the byte here as literal text.</summary>
    private void TakeLiteral(ref PartCollector parts, Quoting quoting)
    {
        parts.AddText(_position, _position + 1, quoting);
        Advance();
    }

    /// <summary>Gathers what stands here up to, not over, one of <paramref name="enders"/>.</summary>
    /// <param name="hasExtendedGlobs">Whether a bracket behind one of <c>?*+@!</c> begins an extended glob, if brackets end the word.</param>
    private void CollectUnquoted(ref PartCollector parts, Stops enders, bool hasExtendedGlobs = true)
    {
        var stops = enders | Stops.Unquoted;
        while (true)
        {
            var run = _position;
            while (_position < _end && !ByteClass.IsAny(_text[_position], stops)) _position++;
            if (_position > run) parts.AddText(run, _position, Quoting.None);
            if (AtEnd || IsExhausted()) return;
            switch (_text[_position])
            {
                case (byte)'\\':
                    CollectEscape(ref parts);
                    break;
                case (byte)'\'':
                    CollectSingleQuoted(ref parts);
                    break;
                case (byte)'"':
                    parts.Add(ParseDoubleQuoted(_position));
                    break;
                case (byte)'$':
                    CollectDollar(ref parts, isQuoted: false);
                    break;
                case (byte)'`':
                    parts.Add(ParseBackticks(isQuoted: false));
                    break;
                case (byte)'~':
                    CollectTilde(ref parts, enders);
                    break;
                case (byte)'{':
                    parts.HasUnquotedBrace = true;
                    TakeLiteral(ref parts, Quoting.None);
                    break;
                case (byte)'<' or (byte)'>' when Next == '(':
                    parts.Add(ParseProcessSubstitution());
                    break;
                case (byte)'(' when hasExtendedGlobs && AtExtendedGlob(ref parts):
                    parts.TakeBackByte();
                    parts.Add(ParseExtendedGlob());
                    break;
                case var other when ByteClass.IsAny(other, enders):
                    return;
                default:
                    TakeLiteral(ref parts, Quoting.None);
                    break;
            }
        }
    }

    private void CollectEscape(ref PartCollector parts)
    {
        var start = _position++;
        if (AtEnd)
        {
            parts.AddText(start, _position, Quoting.None);
            return;
        }

        if (_text[_position] == '\n')
        {
            _position++;
            return;
        }

        // A character of several bytes is escaped whole.
        var first = _position++;
        if (_text[first] >= 0xC0)
        {
            while (_position < _end && _position < first + 4 && (_text[_position] & 0xC0) == 0x80) _position++;
        }

        for (var i = first; i < _position; i++) parts.AddByte(_text[i], i == first ? start : i, i + 1, Quoting.Backslash);
    }

    private void CollectSingleQuoted(ref PartCollector parts)
    {
        var open = _position++;
        var length = _text[_position.._end].IndexOf((byte)'\'');
        if (length < 0) Note(ShellProblemKind.UnterminatedQuote, new ByteSpan(open, 1));
        var end = length < 0 ? _end : _position + length;
        parts.AddText(_position, end, Quoting.Single);
        _position = Math.Min(end + 1, _end);
    }

    /// <summary>Takes a tilde: a prefix at the beginning of a word, and behind <c>=</c> and <c>:</c> of what looks like an assignment.</summary>
    private void CollectTilde(ref PartCollector parts, Stops enders)
    {
        var start = _position;
        var isPrefix = start == parts.WordStart;
        if (!isPrefix && _text[start - 1] is (byte)'=' or (byte)':')
        {
            parts.IsAssigned ??= IsAssignment(parts.WordStart, start);
            isPrefix = parts.IsAssigned.Value && (parts.EndsUnquotedAt(start) || _text[start - 1] == '=');
        }

        var end = start + 1;
        while (isPrefix && end < _end && (ByteClass.IsNamePart(_text[end]) || _text[end] is (byte)'.' or (byte)'-' or (byte)'+')) end++;
        isPrefix = isPrefix && (end == _end || _text[end] is (byte)'/' or (byte)':' || ByteClass.IsAny(_text[end], enders));
        if (!isPrefix)
        {
            TakeLiteral(ref parts, Quoting.None);
            return;
        }

        _position = end;
        parts.Add(new TildePrefix(From(start), _memory[(start + 1)..end]));
    }

    private readonly bool IsAssignment(int start, int end)
    {
        if (!ByteClass.IsNameStart(_text[start])) return false;
        while (start < end && ByteClass.IsNamePart(_text[start])) start++;
        return _text[start] == '=' || (_text[start] == '+' && _text[start + 1] == '=');
    }

    private readonly bool AtExtendedGlob(ref PartCollector parts) =>
        _position > 0
        && ByteClass.IsGlobOperator(_text[_position - 1])
        && parts.EndsUnquotedAt(_position)
        && !(parts.IsCommandName && BehindBlanks(_position + 1) == ')');

    /// <summary>Reads an extended glob from its bracket on. Blanks and all else that ends words is part of it.</summary>
    private WordPart ParseExtendedGlob()
    {
        var start = _position - 1;
        if (!TryEnter()) return GiveUp(start);
        var alternatives = default(ArrayBuilder<Word>);
        do
        {
            _position++;
            alternatives.Add(ParseAlternative());
        }
        while (Current == '|' && !IsExhausted());

        if (Current == ')') _position++;
        else Note(ShellProblemKind.UnterminatedExpansion, new ByteSpan(start, 2));
        Leave();
        return new ExtendedGlob(From(start), (char)_text[start], alternatives.ToArray());
    }

    private Word ParseAlternative()
    {
        var parts = NewParts();
        var depth = 0;
        while (true)
        {
            CollectUnquoted(ref parts, Stops.Open | Stops.Close | Stops.Pipe);
            if (AtEnd || (depth == 0 && Current != '(')) return Finish(ref parts);
            if (Current == '(') depth++;
            else if (Current == ')') depth--;
            TakeLiteral(ref parts, Quoting.None);
        }
    }
}
