using SigmaShake.Rules.Shell.Syntax;

namespace SigmaShake.Rules.Shell.Parsing;

/// <summary>Redirections.</summary>
internal ref partial struct ShellParser
{
    private const int MaxDescriptorDigits = 9;

    private Redirection[] ParseRedirections()
    {
        var redirections = default(ArrayBuilder<Redirection>);
        var end = _position;
        SkipBlanks();
        while (!IsExhausted() && TryParseRedirection() is { } redirection)
        {
            redirections.Add(redirection);
            end = _position;
            SkipBlanks();
        }

        // The blanks are not the command's.
        if (!AtEnd) _position = end;
        return redirections.ToArray();
    }

    private Redirection? TryParseRedirection()
    {
        if (!AtRedirection(out var at)) return null;
        var start = _position;
        int? descriptor = null;
        var variable = ReadOnlyMemory<byte>.Empty;
        if (Current == '{')
        {
            variable = _memory[(start + 1)..(at - 1)];
        }
        else if (at > start)
        {
            var number = 0;
            for (; ByteClass.IsDigit(Current); Advance()) number = (number * 10) + Current - '0';
            descriptor = number;
        }

        _state.CountNode();
        _position = at;
        var @operator = TakeRedirectionOperator();
        SkipBlanks();
        var target = ParseExpectedWord();
        HereDocument? document = null;
        if (@operator is RedirectionOperator.HereDocument or RedirectionOperator.HereDocumentWithoutTabs)
        {
            document = HereDocumentOf(target, @operator == RedirectionOperator.HereDocumentWithoutTabs);
            (_awaited ??= []).Add(document);
        }

        return new Redirection(From(start), @operator, descriptor, variable, target, document);
    }

    /// <summary>Whether a redirection stands here, with what may stand before its operator.</summary>
    /// <param name="position">Where the operator stands.</param>
    private readonly bool AtRedirection(out int position)
    {
        position = _position;
        switch (Current)
        {
            case '<' or '>': return Next != '(';
            case '&': return Next == '>';
            case '{': return TryPassVariable(ref position) && AtAngle(position);
            case >= '0' and <= '9':
                while (ByteClass.IsDigit(ByteAt(position)) && position <= _position + MaxDescriptorDigits) position++;
                position = PassContinuations(position);
                return position <= _position + MaxDescriptorDigits && AtAngle(position);
            default: return false;
        }
    }

    private readonly bool AtAngle(int position) => ByteAt(position) is '<' or '>' && ByteAt(PassContinuations(position + 1)) != '(';

    /// <summary>Passes <c>{name}</c> or <c>{name[index]}</c>.</summary>
    private readonly bool TryPassVariable(ref int position)
    {
        position++;
        if (!ByteClass.IsNameStart(ByteAt(position))) return false;
        while (ByteClass.IsNamePart(ByteAt(position))) position++;
        if (ByteAt(position) == '[')
        {
            while (position < _end && _text[position] != ']' && !ByteClass.IsAny(_text[position], Stops.Word | Stops.Expansions)) position++;
            if (ByteAt(position) != ']') return false;
            position++;
        }

        if (ByteAt(position) != '}') return false;
        position++;
        return true;
    }

    private RedirectionOperator TakeRedirectionOperator()
    {
        if (Take('&'))
        {
            Advance();
            return Take('>') ? RedirectionOperator.AppendBoth : RedirectionOperator.OutputBoth;
        }

        if (Take('>'))
        {
            if (Take('>')) return RedirectionOperator.Append;
            if (Take('|')) return RedirectionOperator.Clobber;
            return Take('&') ? RedirectionOperator.DuplicateOutput : RedirectionOperator.Output;
        }

        Advance();
        if (Take('&')) return RedirectionOperator.DuplicateInput;
        if (Take('>')) return RedirectionOperator.ReadWrite;
        if (!Take('<')) return RedirectionOperator.Input;
        if (Take('<')) return RedirectionOperator.HereString;
        return Take('-') ? RedirectionOperator.HereDocumentWithoutTabs : RedirectionOperator.HereDocument;
    }
}
