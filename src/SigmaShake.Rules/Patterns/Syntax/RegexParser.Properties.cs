using SigmaShake.Rules.Patterns.Unicode;

namespace SigmaShake.Rules.Patterns.Syntax;

/// <summary><c>\pL \p{Greek} \p{scx=Greek} \P{…}</c></summary>
internal sealed partial class RegexParser
{
    private PatternNode? ParseProperty(int start, bool negated)
    {
        SkipIgnored();
        string name;
        if (_cursor.Take('{'))
        {
            var inside = _cursor.Position;
            while (!_cursor.AtEnd && _cursor.Current != '}') _cursor.Advance();
            name = _cursor.Slice(_cursor.From(inside));
            if (!_cursor.Take('}')) return Fail(_cursor.From(start), "the `{` of a property is never closed", "write it as `\\p{Greek}`");
        }
        else if (_cursor.AtEnd || _cursor.Current == '\\')
        {
            return Fail(_cursor.From(start), "a property has no name", "write `\\pL` or `\\p{Greek}`");
        }
        else
        {
            name = _cursor.Slice(_cursor.Here);
            _cursor.Advance();
        }

        var (set, negatedInside) = FindProperty(name);
        if (set is null)
        {
            return Fail(
                _cursor.From(start),
                $"`{_cursor.Slice(_cursor.From(start))}` is no property that patterns know",
                "general categories (`Lu`, `Nd`), scripts (`Greek`, `scx=Greek`) and the common boolean ones (`Alphabetic`, `Emoji`) are");
        }

        if (Has(RegexFlags.IgnoreCase)) set = CaseFolding.Close(set);
        return new PatternNode.Set(negated != negatedInside ? set.Complement() : set);
    }

    private static (CodePointSet? Set, bool Negated) FindProperty(string name)
    {
        var separator = name.IndexOf("!=", StringComparison.Ordinal);
        if (separator >= 0) return (UnicodeSets.Find(name[..separator], name[(separator + 2)..]), true);
        separator = name.AsSpan().IndexOfAny(':', '=');
        return (separator >= 0 ? UnicodeSets.Find(name[..separator], name[(separator + 1)..]) : UnicodeSets.Find(name), false);
    }
}
