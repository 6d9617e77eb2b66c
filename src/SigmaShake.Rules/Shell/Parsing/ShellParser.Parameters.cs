using SigmaShake.Rules.Shell.Syntax;

namespace SigmaShake.Rules.Shell.Parsing;

/// <summary><c>${…}</c></summary>
internal ref partial struct ShellParser
{
    /// <summary>Reads from the brace on.</summary>
    private WordPart ParseBraces(int start, bool isQuoted)
    {
        if (!TryEnter()) return GiveUp(start);
        Advance();
        var part = Current is ' ' or '\t' or '\n' or '|' ? (WordPart)ParseBraceSubstitution(start) : ParseParameter(start, isQuoted);
        Leave();
        return part;
    }

    private ParameterExpansion ParseParameter(int start, bool isQuoted)
    {
        var prefix = TakePrefix();
        var name = TakeParameter();
        Word? subscript = null;
        if (Current == '[' && name.Length > 0 && ByteClass.IsNameStart(name.Span[0]))
        {
            _position++;
            subscript = ParseSubscript(Stops.None);
            if (Current == ']') Advance();
        }

        var (@operator, testsEmpty) = TakeOperator(name.Length > 0, prefix);
        var (operand, second) = ParseOperands(@operator, isQuoted);
        if (Current == '}') _position++;
        else Note(ShellProblemKind.UnterminatedExpansion, ByteSpan.Between(start, Math.Min(start + 2, _end)));
        return new ParameterExpansion(From(start), name, prefix, subscript)
        {
            Operator = @operator,
            TestsEmpty = testsEmpty,
            Operand = operand,
            SecondOperand = second,
        };
    }

    private ParameterPrefix TakePrefix()
    {
        if (Current is not ('#' or '!')) return ParameterPrefix.None;
        // `${#-x}` is a default for `$#`, `${#-}` the length of `$-`.
        var next = Next;
        var behind = ByteAt(PassContinuations(PassContinuations(_position + 1) + 1));
        var isPrefix = ByteClass.IsNamePart(next) || (ByteClass.IsSpecialParameter(next) && (behind == '}' || next is '@' or '*'));
        if (!isPrefix) return ParameterPrefix.None;
        var prefix = Current == '#' ? ParameterPrefix.Length : ParameterPrefix.Indirect;
        Advance();
        return prefix;
    }

    private ReadOnlyMemory<byte> TakeParameter()
    {
        if (ByteClass.IsNameStart(Current)) return TakeName();

        var start = _position;
        if (ByteClass.IsDigit(Current))
        {
            while (ByteClass.IsDigit(Current)) _position++;
        }
        else if (ByteClass.IsSpecialParameter(Current))
        {
            _position++;
        }

        var parameter = _memory[start.._position];
        _position = PassContinuations(_position);
        return parameter;
    }

    private (ParameterOperator Operator, bool TestsEmpty) TakeOperator(bool hasName, ParameterPrefix prefix)
    {
        if (Current is '}' or End) return hasName ? default : (ParameterOperator.Unknown, false);
        if (!hasName) return (ParameterOperator.Unknown, false);
        if (prefix == ParameterPrefix.Indirect && Current is '*' or '@' && Next == '}') return (ParameterOperator.NamesWithPrefix, false);

        var testsEmpty = Current == ':' && Next is '-' or '=' or '?' or '+';
        if (testsEmpty) Advance();
        var first = Current;
        var @operator = first switch
        {
            '-' => ParameterOperator.Default,
            '=' => ParameterOperator.AssignDefault,
            '?' => ParameterOperator.Fail,
            '+' => ParameterOperator.Alternative,
            ':' => ParameterOperator.Substring,
            '#' => ParameterOperator.RemovePrefix,
            '%' => ParameterOperator.RemoveSuffix,
            '/' => ParameterOperator.Replace,
            '^' => ParameterOperator.UpperFirst,
            ',' => ParameterOperator.LowerFirst,
            '~' => ParameterOperator.ToggleFirst,
            '@' => ParameterOperator.Transform,
            _ => ParameterOperator.Unknown,
        };
        if (@operator == ParameterOperator.Unknown) return (@operator, false);
        Advance();
        return (Doubled(@operator, first), testsEmpty);
    }

    /// <summary>The operator that its character twice makes, if it stands here twice, or an anchored replacement.</summary>
    private ParameterOperator Doubled(ParameterOperator single, int character)
    {
        if (single == ParameterOperator.Replace && Take('#')) return ParameterOperator.ReplacePrefix;
        if (single == ParameterOperator.Replace && Take('%')) return ParameterOperator.ReplaceSuffix;
        var doubled = single switch
        {
            ParameterOperator.RemovePrefix => ParameterOperator.RemoveLongestPrefix,
            ParameterOperator.RemoveSuffix => ParameterOperator.RemoveLongestSuffix,
            ParameterOperator.Replace => ParameterOperator.ReplaceAll,
            ParameterOperator.UpperFirst => ParameterOperator.UpperAll,
            ParameterOperator.LowerFirst => ParameterOperator.LowerAll,
            ParameterOperator.ToggleFirst => ParameterOperator.ToggleAll,
            _ => single,
        };
        return doubled != single && Take((char)character) ? doubled : single;
    }

    private (Word? First, Word? Second) ParseOperands(ParameterOperator @operator, bool isQuoted)
    {
        switch (@operator)
        {
            case ParameterOperator.None:
                return default;
            case ParameterOperator.Substring:
                var offset = ParseOffset(Stops.Colon);
                return (offset, Take(':') ? ParseOffset(Stops.None) : null);
            case ParameterOperator.Replace or ParameterOperator.ReplaceAll or ParameterOperator.ReplacePrefix or ParameterOperator.ReplaceSuffix:
                var pattern = ParsePatternOperand(Stops.Slash);
                if (Current != '/') return (pattern, null);
                _position++;
                return (pattern, ParsePatternOperand(Stops.None));
            case ParameterOperator.Default or ParameterOperator.AssignDefault or ParameterOperator.Fail or ParameterOperator.Alternative
                or ParameterOperator.Unknown:
                return (ParseOperand(isQuoted), null);
            default:
                return (ParsePatternOperand(Stops.None), null);
        }
    }

    /// <summary>
    /// Reads a pattern or a replacement up to, not over, the brace or one of <paramref name="enders"/>. Double quotes around the expansion
    /// do not reach into it: its stars are active, and quotes in it quote.
    /// </summary>
    private Word ParsePatternOperand(Stops enders)
    {
        var parts = NewParts();
        // The first slash of a pattern is part of it.
        if (enders == Stops.Slash && Current == '/') TakeLiteral(ref parts, Quoting.None);
        CollectUnquoted(ref parts, enders | Stops.CloseBrace);
        return Finish(ref parts);
    }

    /// <summary>Reads a word that may stand for the value up to, not over, the brace.</summary>
    private Word ParseOperand(bool isQuoted)
    {
        var parts = NewParts();
        if (isQuoted) CollectQuotedText(ref parts, Stops.CloseBrace | Stops.DoubleQuote | Stops.SingleQuote);
        else CollectUnquoted(ref parts, Stops.CloseBrace);
        return Finish(ref parts);
    }

    /// <summary>Reads an offset or a length, which is arithmetic: a colon in it may belong to a condition.</summary>
    private Word ParseOffset(Stops enders)
    {
        var parts = NewParts();
        var (conditions, depth) = (0, 0);
        while (true)
        {
            CollectQuotedText(
                ref parts, Stops.DoubleQuote | Stops.SingleQuote | Stops.CloseBrace | Stops.Question | Stops.Colon | Stops.Open | Stops.Close);
            if (AtEnd || Current == '}') break;
            if (Current == ':' && (enders & Stops.Colon) != Stops.None && conditions == 0 && depth == 0) break;
            conditions += Current switch { '?' => 1, ':' when conditions > 0 => -1, _ => 0 };
            depth += Current switch { '(' => 1, ')' when depth > 0 => -1, _ => 0 };
            TakeLiteral(ref parts, Quoting.Double);
        }

        return Finish(ref parts);
    }
}
