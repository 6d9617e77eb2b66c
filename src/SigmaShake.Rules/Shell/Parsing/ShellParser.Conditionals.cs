using SigmaShake.Rules.Shell.Syntax;

namespace SigmaShake.Rules.Shell.Parsing;

/// <summary><c>[[ … ]]</c>, which is kept flat: nobody asks how its operators bind.</summary>
internal ref partial struct ShellParser
{
    private ConditionalExpression ParseConditional(int start)
    {
        var words = default(ArrayBuilder<Word>);
        var isClosed = false;
        var operand = Operand.Plain;
        while (true)
        {
            SkipLines();
            if (AtEnd || IsExhausted()) break;
            if (AtWordEnd() && (operand == Operand.Plain || Current != '('))
            {
                if (TryTakeConditionalOperator() is not { } @operator) break;
                words.Add(@operator);
                operand = Operand.Plain;
                continue;
            }

            var word = operand == Operand.Plain ? ParseWord() : ParsePattern(isRegex: operand == Operand.Regex);
            isClosed = word.IsBare("]]"u8);
            if (isClosed) break;
            operand = OperandBehind(word);
            words.Add(word);
        }

        if (!isClosed) Note(ShellProblemKind.UnterminatedCommand, new ByteSpan(start, 2));
        var redirections = ParseRedirections();
        return new ConditionalExpression(From(start), words.ToArray(), redirections);
    }

    private Word? TryTakeConditionalOperator()
    {
        var start = _position;
        if (Current is '&' or '|')
        {
            if (Next != Current) return null;
            Advance();
        }
        else if (Current == ';')
        {
            return null;
        }

        Advance();
        _state.CountNode();
        return new Word(From(start), [new LiteralText(From(start), _memory[start.._position], Quoting.None)], hasUnquotedBrace: false);
    }

    private static Operand OperandBehind(Word word)
    {
        if (word.IsBare("=~"u8)) return Operand.Regex;
        return word.IsBare("=="u8) || word.IsBare("="u8) || word.IsBare("!="u8) ? Operand.Glob : Operand.Plain;
    }

    /// <summary>Reads a pattern, of which anything in brackets is part; of a regex, bars are too.</summary>
    private Word ParsePattern(bool isRegex)
    {
        var parts = NewParts();
        var enders = isRegex ? Stops.Word & ~Stops.Pipe : Stops.Word;
        var depth = 0;
        while (true)
        {
            CollectUnquoted(ref parts, enders, hasExtendedGlobs: !isRegex);
            if (AtEnd || (depth == 0 && Current != '(')) return Finish(ref parts);
            if (Current == '(') depth++;
            else if (Current == ')') depth--;
            TakeLiteral(ref parts, Quoting.None);
        }
    }

    /// <summary>What may stand next.</summary>
    private enum Operand
    {
        Plain,
        Glob,
        Regex,
    }
}
