namespace SigmaShake.Rules.Shell.Parsing;

/// <summary>What a substitution changes for the lists in it.</summary>
internal ref partial struct ShellParser
{
    private Context BeginSubstitution(bool inParentheses)
    {
        var outer = _context;
        _context = new Context { AwaitedBase = _awaited?.Count ?? 0, LeftOverBase = _leftOver?.Count ?? 0, InParentheses = inParentheses };
        return outer;
    }

    /// <summary>Here-documents that a substitution still awaits follow the line around it, before those of that line itself.</summary>
    private void EndSubstitution(Context outer)
    {
        var start = _context.AwaitedBase;
        _context = outer;
        if (_awaited is null || _awaited.Count == start) return;
        (_leftOver ??= []).AddRange(_awaited.GetRange(start, _awaited.Count - start));
        _awaited.RemoveRange(start, _awaited.Count - start);
    }

    /// <summary>Gives up what is still awaited, since what is being read ends before the lines could come.</summary>
    private readonly void DropAwaited()
    {
        _awaited?.RemoveRange(_context.AwaitedBase, _awaited.Count - _context.AwaitedBase);
        _leftOver?.RemoveRange(_context.LeftOverBase, _leftOver.Count - _context.LeftOverBase);
    }

    private struct Context
    {
        /// <summary>How many here-documents were awaited around it; these are not its own.</summary>
        public int AwaitedBase { get; init; }

        /// <summary>The same of those that substitutions ended without.</summary>
        public int LeftOverBase { get; init; }

        /// <summary>Whether <c>)</c> ends the script.</summary>
        public bool InParentheses { get; init; }

        /// <summary>Whether <c>}</c> ends the list whatever follows it, as in <c>${ command;}</c>.</summary>
        public bool BraceCloses { get; set; }
    }
}
