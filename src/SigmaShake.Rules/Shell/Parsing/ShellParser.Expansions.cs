using SigmaShake.Rules.Shell.Syntax;

namespace SigmaShake.Rules.Shell.Parsing;

/// <summary>What begins with a dollar.</summary>
internal ref partial struct ShellParser
{
    private void CollectDollar(ref PartCollector parts, bool isQuoted)
    {
        var start = _position;
        var next = PassContinuations(start + 1);
        switch (ByteAt(next))
        {
            case '(':
                _position = next;
                parts.Add(ParseDollarParentheses(start));
                break;
            case '{':
                _position = next;
                parts.Add(ParseBraces(start, isQuoted));
                break;
            case '[':
                _position = next;
                parts.Add(ParseOldArithmetic(start));
                break;
            case '\'' when !isQuoted:
                _position = next;
                CollectAnsiQuoted(ref parts, start);
                break;
            case '"' when !isQuoted:
                _position = next;
                parts.Add(ParseDoubleQuoted(start));
                break;
            case var first when ByteClass.IsNameStart(first):
                _position = next;
                parts.Add(Parameter(start, TakeName()));
                break;
            case var single when ByteClass.IsDigit(single) || ByteClass.IsSpecialParameter(single):
                _position = next + 1;
                parts.Add(Parameter(start, _memory.Slice(next, 1)));
                break;
            default:
                TakeLiteral(ref parts, isQuoted ? Quoting.Double : Quoting.None);
                _position = next;
                break;
        }
    }

    private readonly ParameterExpansion Parameter(int start, ReadOnlyMemory<byte> name) =>
        new(From(start), name, ParameterPrefix.None, subscript: null);

    /// <summary>Reads <c>$((…))</c> or <c>$(…)</c> from the bracket on.</summary>
    private WordPart ParseDollarParentheses(int start)
    {
        if (!TryEnter()) return GiveUp(start);
        Advance();
        WordPart part;
        if (Current == '(' && TryFindArithmeticEnd(_position + 1) is { } end)
        {
            _position++;
            var expression = ParseArithmetic(end);
            TakeClosingParentheses();
            part = new ArithmeticExpansion(From(start), expression.Parts);
        }
        else
        {
            var script = ParseSubstitution(start);
            part = new CommandSubstitution(From(start), SubstitutionForm.Parentheses, script);
        }

        Leave();
        return part;
    }

    /// <summary>Reads <c>&lt;(…)</c> or <c>&gt;(…)</c>.</summary>
    private WordPart ParseProcessSubstitution()
    {
        var start = _position;
        if (!TryEnter()) return GiveUp(start);
        Advance();
        Advance();
        var script = ParseSubstitution(start);
        Leave();
        return new ProcessSubstitution(From(start), _text[start] == '>', script);
    }

    /// <summary>Reads a script up to and over the bracket that closes it.</summary>
    private ShellScript ParseSubstitution(int open)
    {
        var outer = BeginSubstitution(inParentheses: true);
        var start = _position;
        var statements = ParseScriptBody(closing: ')');
        var script = new ShellScript(From(start), _memory, statements, []);
        if (Current == ')') _position++;
        else Note(ShellProblemKind.UnterminatedExpansion, new ByteSpan(open, 2));
        EndSubstitution(outer);
        return script;
    }

    /// <summary>Reads <c>${ …; }</c>, from behind its brace on.</summary>
    private CommandSubstitution ParseBraceSubstitution(int start)
    {
        var outer = BeginSubstitution(inParentheses: false);
        _context.BraceCloses = true;
        Take('|');
        var scriptStart = _position;
        var statements = ParseScriptBody(closing: '}');
        var script = new ShellScript(From(scriptStart), _memory, statements, []);
        if (Current == '}') _position++;
        else Note(ShellProblemKind.UnterminatedExpansion, new ByteSpan(start, 2));
        EndSubstitution(outer);
        return new CommandSubstitution(From(start), SubstitutionForm.Braces, script);
    }
}
