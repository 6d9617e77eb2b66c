using System.Collections.Frozen;

namespace SigmaShake.Rules.Patterns.Globs;

/// <summary>Finds which round brackets of a glob enclose a choice: those that are closed and have a <c>|</c> of their own.</summary>
internal static class RoundChoices
{
    /// <summary>The offsets of their opening and closing brackets.</summary>
    public static IReadOnlySet<int> Find(string glob)
    {
        if (!glob.Contains('(') || !glob.Contains('|')) return FrozenSet<int>.Empty;

        var found = new HashSet<int>();
        var open = new Stack<(int Offset, bool HasBar)>();
        for (var i = 0; i < glob.Length; i++)
        {
            switch (glob[i])
            {
                case '\\':
                    i++;
                    break;
                case '[':
                    i = EndOfBracket(glob, i);
                    break;
                case '(' or '{':
                    open.Push((i, false));
                    break;
                case '|' when open.TryPop(out var around):
                    open.Push(around with { HasBar = true });
                    break;
                case ')' when open.TryPeek(out var around) && glob[around.Offset] == '(':
                    open.Pop();
                    if (around.HasBar) found.UnionWith([around.Offset, i]);
                    break;
                case '}':
                    // A round bracket that is not closed inside the braces is a character.
                    while (open.TryPop(out var inner) && glob[inner.Offset] == '(')
                    {
                    }

                    break;
            }
        }

        return found;
    }

    /// <summary>The offset of the bracket that closes a class; the end of the glob where none does.</summary>
    public static int EndOfBracket(string glob, int open)
    {
        var i = open + 1;
        if (i < glob.Length && glob[i] is '!' or '^') i++;
        for (var first = i; i < glob.Length && (i == first || glob[i] != ']'); i++)
        {
            if (glob[i] == '\\') i++;
        }

        return i;
    }
}
