using SigmaShake.Rules.Patterns.Unicode;

namespace SigmaShake.Rules.Patterns.Syntax;

/// <summary><c>[:alpha:]</c> and its kin, which are ASCII, inside brackets.</summary>
internal static class PosixClass
{
    /// <summary>Steps over a class that stands here; null, without having moved, where none does.</summary>
    public static (CodePointSet Members, bool Negated)? TryTake(ref PatternCursor cursor)
    {
        var start = cursor.Position;
        if (!cursor.Take("[:")) return null;
        var negated = cursor.Take('^');
        var name = cursor.Position;
        while (cursor.Current is >= 'a' and <= 'z') cursor.Advance();
        var members = Find(cursor.Slice(cursor.From(name)));
        if (members is not null && cursor.Take(":]")) return (members, negated);
        cursor.Position = start;
        return null;
    }

    private static CodePointSet? Find(string name) => name switch
    {
        "alnum" => CodePointSet.Of(['0', '9', 'A', 'Z', 'a', 'z']),
        "alpha" => CodePointSet.Of(['A', 'Z', 'a', 'z']),
        "ascii" => CodePointSet.Range(0, 0x7F),
        "blank" => CodePointSet.Of(['\t', '\t', ' ', ' ']),
        "cntrl" => CodePointSet.Of([0, 0x1F, 0x7F, 0x7F]),
        "digit" => CodePointSet.Range('0', '9'),
        "graph" => CodePointSet.Range('!', '~'),
        "lower" => CodePointSet.Range('a', 'z'),
        "print" => CodePointSet.Range(' ', '~'),
        "punct" => CodePointSet.Of(['!', '/', ':', '@', '[', '`', '{', '~']),
        "space" => CodePointSet.Of(['\t', '\r', ' ', ' ']),
        "upper" => CodePointSet.Range('A', 'Z'),
        "word" => CodePointSet.Of(['0', '9', 'A', 'Z', '_', '_', 'a', 'z']),
        "xdigit" => CodePointSet.Of(['0', '9', 'A', 'F', 'a', 'f']),
        _ => null,
    };
}
