using SigmaShake.Rules.Shell.Syntax;

namespace SigmaShake.Rules.Shell.Parsing;

/// <summary><c>case</c></summary>
internal ref partial struct ShellParser
{
    private CaseCommand ParseCase(int start)
    {
        SkipBlanks();
        var subject = ParseExpectedWord();
        var arms = default(ArrayBuilder<CaseArm>);
        SkipLines();
        var isWhole = PeekBareWord(stackalloc byte[2], out var end).SequenceEqual("in"u8);
        if (isWhole)
        {
            _position = end;
            SkipLines();
            isWhole = ParseArms(ref arms);
        }

        if (!isWhole) Note(ShellProblemKind.UnterminatedCommand, From(start));
        var redirections = ParseRedirections();
        return new CaseCommand(From(start), subject, arms.ToArray(), redirections);
    }

    /// <summary>Reads up to and over <c>esac</c>.</summary>
    /// <returns>Whether it was found.</returns>
    private bool ParseArms(ref ArrayBuilder<CaseArm> arms)
    {
        var isLast = false;
        while (!TakeReserved(ReservedWord.Esac))
        {
            if (isLast || AtEnd || IsExhausted()) return false;
            var start = _position;
            _state.CountNode();
            if (Take('(')) SkipBlanks();
            if (ParsePatterns() is not { } patterns) return false;
            var body = ParseStatements();
            isLast = !TryTakeCaseTerminator(out var terminator);
            arms.Add(new CaseArm(From(start), patterns, body, terminator));
            SkipLines();
        }

        return true;
    }

    /// <summary>Reads up to and over the bracket; null if it is missing.</summary>
    private Word[]? ParsePatterns()
    {
        var patterns = default(ArrayBuilder<Word>);
        do
        {
            SkipBlanks();
            if (AtWordEnd() || IsExhausted()) return null;
            patterns.Add(ParseWord());
            SkipBlanks();
        }
        while (Take('|'));

        return Take(')') ? patterns.ToArray() : null;
    }

    private bool TryTakeCaseTerminator(out CaseTerminator terminator)
    {
        terminator = CaseTerminator.Break;
        if (Current != ';') return false;
        Advance();
        if (Take('&'))
        {
            terminator = CaseTerminator.FallThrough;
            return true;
        }

        // A list ends at two separators only.
        Advance();
        if (Take('&')) terminator = CaseTerminator.TestNext;
        return true;
    }
}
