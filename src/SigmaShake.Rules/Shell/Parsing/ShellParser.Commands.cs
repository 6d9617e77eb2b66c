using SigmaShake.Rules.Shell.Syntax;

namespace SigmaShake.Rules.Shell.Parsing;

/// <summary>One stage of a pipeline: which kind it is, and simple commands.</summary>
internal ref partial struct ShellParser
{
    private Command ParseCommand()
    {
        _state.CountNode();
        var reserved = PeekReserved(out var end);
        // Where these two are no prefix of a pipeline, they are words.
        if (reserved is ReservedWord.Bang or ReservedWord.Time) reserved = ReservedWord.None;
        if (reserved == ReservedWord.None && Current != '(') return ParseSimpleCommand();

        var start = _position;
        if (!TryEnter()) return GiveUpCommand(start);
        Command command;
        if (reserved == ReservedWord.None)
        {
            command = ParseParentheses(start);
        }
        else
        {
            _position = end;
            command = ParseReserved(reserved, start);
        }

        Leave();
        return command;
    }

    private Command ParseReserved(ReservedWord reserved, int start) => reserved switch
    {
        ReservedWord.If => ParseIf(start),
        ReservedWord.While => ParseWhile(start, isUntil: false),
        ReservedWord.Until => ParseWhile(start, isUntil: true),
        ReservedWord.For => ParseFor(start),
        ReservedWord.Select => ParseForWords(start, isSelect: true),
        ReservedWord.Case => ParseCase(start),
        ReservedWord.Function => ParseFunctionKeyword(start),
        ReservedWord.Coproc => ParseCoprocess(start),
        ReservedWord.OpenBrackets => ParseConditional(start),
        ReservedWord.OpenBrace => ParseGroup(start),
        // What ends a list never gets here.
        _ => ParseSimpleCommand(),
    };

    private SimpleCommand GiveUpCommand(int start)
    {
        var rest = new Word(ByteSpan.Between(start, _end), [GiveUp(start)], hasUnquotedBrace: false);
        return new SimpleCommand(rest.Span, [], [rest], []);
    }

    /// <param name="first">Its first word, if that has already been read.</param>
    private Command ParseSimpleCommand(Word? first = null)
    {
        var start = first?.Span.Start ?? _position;
        var assignments = default(ArrayBuilder<Assignment>);
        var words = default(ArrayBuilder<Word>);
        var redirections = default(ArrayBuilder<Redirection>);
        var takesAssignments = false;
        var end = _position;
        if (first is not null)
        {
            words.Add(first);
            takesAssignments = TakesAssignments(first);
        }

        while (true)
        {
            SkipBlanks();
            if (IsExhausted()) break;
            if (TryParseRedirection() is { } redirection)
            {
                redirections.Add(redirection);
            }
            else if (Current == '(' && words.Count == 1 && assignments.Count + redirections.Count == 0 && BehindBlanks(_position + 1) == ')')
            {
                return ParseFunctionBody(start, words.First);
            }
            else if (AtWordEnd())
            {
                break;
            }
            else if (words.Count == 0)
            {
                if (TryParseAssignment(isPrefix: true, out var word) is { } assignment) assignments.Add(assignment);
                else words.Add(word ?? ParseWord(isCommandName: assignments.Count == 0));
                if (words.Count != 0) takesAssignments = TakesAssignments(words.First);
            }
            else
            {
                words.Add(takesAssignments ? ParseDeclared() : ParseWord());
            }

            end = _position;
        }

        return new SimpleCommand(ByteSpan.Between(start, end), assignments.ToArray(), words.ToArray(), redirections.ToArray());
    }

    /// <summary>Whether no word of a command can begin here.</summary>
    private readonly bool AtWordEnd() =>
        AtEnd || (ByteClass.IsAny(_text[_position], Stops.Word) && !AtProcessSubstitution());

    private readonly bool AtProcessSubstitution() => Current is '<' or '>' && Next == '(';

    private readonly int BehindBlanks(int position)
    {
        position = PassContinuations(position);
        while (ByteAt(position) is ' ' or '\t') position = PassContinuations(position + 1);
        return ByteAt(position);
    }

    /// <summary>Whether a command's arguments may be assignments, arrays among them.</summary>
    private static bool TakesAssignments(Word command) =>
        command.Parts is [LiteralText { Quoting: Quoting.None, Bytes.Length: >= 3 and <= 8 } literal]
        && IsDeclaration(literal.Bytes.Span);

    private static bool IsDeclaration(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("export"u8) || name.SequenceEqual("declare"u8) || name.SequenceEqual("local"u8) || name.SequenceEqual("readonly"u8)
        || name.SequenceEqual("typeset"u8) || name.SequenceEqual("alias"u8) || name.SequenceEqual("eval"u8) || name.SequenceEqual("let"u8);

    private FunctionDefinition ParseFunctionKeyword(int start)
    {
        SkipBlanks();
        var name = ParseExpectedWord(isCommandName: true);
        SkipBlanks();
        if (Current == '(' && BehindBlanks(_position + 1) == ')') return ParseFunctionBody(start, name);
        var body = ParseBody();
        return new FunctionDefinition(From(start), name, body);
    }

    /// <summary>Reads from the <c>()</c> on.</summary>
    private FunctionDefinition ParseFunctionBody(int start, Word name)
    {
        Advance();
        SkipBlanks();
        Advance();
        var body = ParseBody();
        return new FunctionDefinition(From(start), name, body);
    }

    private Command? ParseBody()
    {
        SkipLines();
        if (!AtCommand())
        {
            Note(ShellProblemKind.CommandExpected, Here);
            return null;
        }

        var start = _position;
        if (!TryEnter()) return GiveUpCommand(start);
        var body = ParseCommand();
        if (body is SimpleCommand or FunctionDefinition or Coprocess) Note(ShellProblemKind.UnexpectedToken, body.Span);
        Leave();
        return body;
    }

    private Coprocess ParseCoprocess(int start)
    {
        SkipBlanks();
        Word? name = null;
        Command? body = null;
        if (!AtCommand())
        {
            Note(ShellProblemKind.CommandExpected, Here);
        }
        else if (Current == '(' || PeekReserved() != ReservedWord.None || AtAssignmentOrRedirection())
        {
            body = ParseCommand();
        }
        else
        {
            // A name only if a compound command follows; else the first word of a simple one.
            var word = ParseWord();
            SkipBlanks();
            if (Current == '(' || PeekReserved() is not (ReservedWord.None or ReservedWord.Bang or ReservedWord.Time or >= ReservedWord.Then))
                (name, body) = (word, ParseCommand());
            else
                body = ParseSimpleCommand(word);
        }

        return new Coprocess(From(start), name, body);
    }
}
