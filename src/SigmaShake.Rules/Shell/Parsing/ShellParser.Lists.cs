using SigmaShake.Rules.Shell.Syntax;

namespace SigmaShake.Rules.Shell.Parsing;

/// <summary>Lists of statements, and the pipelines in them.</summary>
internal ref partial struct ShellParser
{
    /// <summary>Reads up to, not over, <paramref name="closing"/>, past whatever else could end a list but ends none here.</summary>
    private Statement[] ParseScriptBody(int closing)
    {
        var statements = default(ArrayBuilder<Statement>);
        while (true)
        {
            ParseStatements(ref statements);
            if (AtEnd || Current == closing) return statements.ToArray();
            SkipStrayToken();
        }
    }

    private Statement[] ParseStatements()
    {
        var statements = default(ArrayBuilder<Statement>);
        ParseStatements(ref statements);
        return statements.ToArray();
    }

    /// <summary>Reads up to, not over, what can end a list anywhere: the caller knows whether it may here.</summary>
    private void ParseStatements(ref ArrayBuilder<Statement> statements)
    {
        while (true)
        {
            SkipLines();
            if (IsExhausted() || AtListEnd()) return;
            var start = _position;
            var statement = ParseStatement();
            if (_position > start) statements.Add(statement);
            else SkipStrayToken();
        }
    }

    /// <summary>Whether a list ends here: at <c>)</c>, at the end of an arm of a <c>case</c>, at a word such as <c>done</c>.</summary>
    private readonly bool AtListEnd()
    {
        var current = Current;
        if (current is End or ')') return true;
        if (current == ';') return Next is ';' or '&';
        if (current == '}' && _context.BraceCloses) return true;
        return ReservedWords.EndsList(PeekReserved());
    }

    private void SkipStrayToken()
    {
        var start = _position;
        if (Current == ';')
        {
            while (Current is ';' or '&') Advance();
        }
        else if (PeekReserved(out var end) != ReservedWord.None)
        {
            _position = end;
        }
        else
        {
            Advance();
        }

        Note(ShellProblemKind.UnexpectedToken, From(start));
    }

    private Statement ParseStatement()
    {
        _state.CountNode();
        var start = _position;
        var pipelines = default(ArrayBuilder<Pipeline>);
        pipelines.Add(ParsePipeline(PipelineJoin.None));
        while (true)
        {
            SkipBlanks();
            if (IsExhausted() || Current is not ('&' or '|') || Next != Current) break;
            var join = Current == '&' ? PipelineJoin.And : PipelineJoin.Or;
            Advance();
            Advance();
            SkipLines();
            pipelines.Add(ParsePipeline(join));
        }

        var span = From(start);
        return new Statement(span, pipelines.ToArray(), ParseTerminator());
    }

    private StatementTerminator ParseTerminator()
    {
        switch (Current)
        {
            case '\n':
                TakeNewLine();
                return StatementTerminator.NewLine;
            case ';' when Next is not (';' or '&'):
                Advance();
                return StatementTerminator.Semicolon;
            case '&' when Next != '>':
                Advance();
                return StatementTerminator.Ampersand;
            default:
                // Whatever stands here is read as a command of its own, rather than passed over.
                if (!AtListEnd()) Note(ShellProblemKind.UnexpectedToken, Here);
                return StatementTerminator.None;
        }
    }

    private Pipeline ParsePipeline(PipelineJoin join)
    {
        _state.CountNode();
        var start = _position;
        var prefixes = ParsePrefixes();
        var commands = default(ArrayBuilder<Command>);
        var errorPipes = 0;
        if (AtCommand())
        {
            commands.Add(ParseCommand());
            SkipBlanks();
            while (Current == '|' && Next != '|' && !IsExhausted())
            {
                Advance();
                if (Take('&')) errorPipes++;
                SkipLines();
                // Shells refuse `a | ! b`, or run it: it hides no command either way.
                if (PeekReserved(out var end) == ReservedWord.Bang)
                {
                    Note(ShellProblemKind.UnexpectedToken, Here);
                    _position = end;
                    SkipBlanks();
                }

                if (AtCommand()) commands.Add(ParseCommand());
                else Note(ShellProblemKind.CommandExpected, Here);
                SkipBlanks();
            }
        }
        else if (prefixes == PipelinePrefixes.None)
        {
            Note(ShellProblemKind.CommandExpected, Here);
        }

        return new Pipeline(From(start), join, prefixes, commands.ToArray(), errorPipes);
    }

    private PipelinePrefixes ParsePrefixes()
    {
        var prefixes = PipelinePrefixes.None;
        while (true)
        {
            switch (PeekReserved(out var end))
            {
                case ReservedWord.Bang:
                    prefixes ^= PipelinePrefixes.Negated;
                    _position = end;
                    SkipBlanks();
                    break;
                case ReservedWord.Time:
                    prefixes |= PipelinePrefixes.Timed;
                    _position = end;
                    SkipBlanks();
                    TakeOptionOfTime("-p"u8);
                    TakeOptionOfTime("--"u8);
                    break;
                default:
                    return prefixes;
            }
        }
    }

    private void TakeOptionOfTime(ReadOnlySpan<byte> option)
    {
        if (!PeekBareWord(stackalloc byte[2], out var end).SequenceEqual(option)) return;
        _position = end;
        SkipBlanks();
    }

    /// <summary>Whether anything stands here that a command can begin with.</summary>
    private readonly bool AtCommand()
    {
        var current = Current;
        return current is not (End or '\n' or ';' or '|' or ')') && (current != '&' || Next == '>') && !AtListEnd();
    }
}
