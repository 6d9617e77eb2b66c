using SigmaShake.Rules.Shell.Syntax;

namespace SigmaShake.Rules.Shell.Parsing;

/// <summary>Commands made of lists: brackets, <c>if</c>, loops.</summary>
internal ref partial struct ShellParser
{
    /// <summary>Reads <c>( … )</c> or <c>(( … ))</c>.</summary>
    private Command ParseParentheses(int start)
    {
        Advance();
        if (Current == '(' && TryFindArithmeticEnd(_position + 1) is { } end)
        {
            _position++;
            var expression = ParseArithmetic(end);
            TakeClosingParentheses();
            var bound = ParseRedirections();
            return new ArithmeticCommand(From(start), expression, bound);
        }

        var outer = _context;
        _context.BraceCloses = false;
        var body = ParseScriptBody(closing: ')');
        _context.BraceCloses = outer.BraceCloses;
        if (!Take(')')) Note(ShellProblemKind.UnterminatedCommand, new ByteSpan(start, 1));
        var redirections = ParseRedirections();
        return new Subshell(From(start), body, redirections);
    }

    private Group ParseGroup(int start)
    {
        var body = ParseStatements();
        Expect(ReservedWord.CloseBrace, start);
        var redirections = ParseRedirections();
        return new Group(From(start), body, redirections);
    }

    private IfCommand ParseIf(int start)
    {
        var branches = default(ArrayBuilder<IfBranch>);
        var branchStart = start;
        Statement[]? otherwise = null;
        bool another;
        do
        {
            var condition = ParseStatements();
            Expect(ReservedWord.Then, start);
            var body = ParseStatements();
            branches.Add(new IfBranch(From(branchStart), condition, body));
            branchStart = _position;
            another = TakeReserved(ReservedWord.Elif);
        }
        while (another && !IsExhausted());

        if (TakeReserved(ReservedWord.Else)) otherwise = ParseStatements();
        Expect(ReservedWord.Fi, start);
        var redirections = ParseRedirections();
        return new IfCommand(From(start), branches.ToArray(), otherwise, redirections);
    }

    private WhileCommand ParseWhile(int start, bool isUntil)
    {
        var condition = ParseStatements();
        var body = ParseLoopBody(start);
        var redirections = ParseRedirections();
        return new WhileCommand(From(start), isUntil, condition, body, redirections);
    }

    private Command ParseFor(int start)
    {
        SkipBlanks();
        if (Current != '(' || Next != '(') return ParseForWords(start, isSelect: false);

        Advance();
        _position++;
        var expressions = ParseForExpressions(start);
        SkipBlanks();
        if (Current == ';' && Next is not (';' or '&')) Advance();
        var body = ParseLoopBody(start);
        var redirections = ParseRedirections();
        return new ArithmeticFor(From(start), expressions, body, redirections);
    }

    private Word[] ParseForExpressions(int start)
    {
        var expressions = default(ArrayBuilder<Word>);
        if (TryFindArithmeticEnd(_position) is not { } end)
        {
            Note(ShellProblemKind.UnterminatedCommand, From(start));
            return [];
        }

        var outer = _end;
        _end = end;
        do
        {
            expressions.Add(ParseQuotedText(Stops.DoubleQuote | Stops.Separator));
        }
        while (Take(';') && !IsExhausted());

        _end = outer;
        _position = end;
        TakeClosingParentheses();
        return expressions.ToArray();
    }

    private ForCommand ParseForWords(int start, bool isSelect)
    {
        SkipBlanks();
        var variable = ParseExpectedWord();
        Word[]? words = null;
        SkipLines();
        if (PeekBareWord(stackalloc byte[2], out var end).SequenceEqual("in"u8))
        {
            _position = end;
            words = ParseWordList();
        }

        if (Current == ';' && Next is not (';' or '&')) Advance();
        var body = ParseLoopBody(start);
        var redirections = ParseRedirections();
        return new ForCommand(From(start), isSelect, variable, words, body, redirections);
    }

    /// <summary>Reads words to the end of the line or what else ends a command.</summary>
    private Word[] ParseWordList()
    {
        var words = default(ArrayBuilder<Word>);
        SkipBlanks();
        while (!AtWordEnd() && !IsExhausted())
        {
            words.Add(ParseWord());
            SkipBlanks();
        }

        return words.ToArray();
    }

    private Word ParseExpectedWord(bool isCommandName = false)
    {
        if (!AtWordEnd()) return ParseWord(isCommandName);
        Note(ShellProblemKind.WordExpected, Here);
        return Word.Empty;
    }

    /// <summary>Reads <c>do …; done</c>, or <c>{ …; }</c>, which Bash takes too.</summary>
    private Statement[] ParseLoopBody(int start)
    {
        SkipLines();
        var inBraces = TakeReserved(ReservedWord.OpenBrace);
        if (!inBraces && !Expect(ReservedWord.Do, start)) return [];
        var body = ParseStatements();
        Expect(inBraces ? ReservedWord.CloseBrace : ReservedWord.Done, start);
        return body;
    }

    private bool TakeReserved(ReservedWord expected)
    {
        if (PeekReserved(out var end) != expected) return false;
        _position = end;
        return true;
    }

    private bool Expect(ReservedWord expected, int start)
    {
        if (TakeReserved(expected)) return true;
        Note(ShellProblemKind.UnterminatedCommand, From(start));
        return false;
    }
}
