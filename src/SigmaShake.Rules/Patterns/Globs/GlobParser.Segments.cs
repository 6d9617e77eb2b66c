using SigmaShake.Rules.Patterns.Syntax;

namespace SigmaShake.Rules.Patterns.Globs;

/// <summary><c>**</c> that fills a segment of a path.</summary>
internal sealed partial class GlobParser
{
    /// <summary>Reads a run of stars where a segment begins; false, without having moved, if the segment holds more than them.</summary>
    private bool TryAddSegments(List<PatternNode> items, int closing, int separator)
    {
        var start = _cursor.Position;
        while (_cursor.Take('*'))
        {
        }

        var last = _cursor.AtEnd || EndsBranch(closing, separator);
        if (!last && !_cursor.Take('/'))
        {
            _cursor.Position = start;
            return false;
        }

        // What stands before is a slash, or the segments of another `**` that has taken its slash: one of the two says it all.
        var before = items.Count > 0 ? items[^1] : null;
        if (before is not null) items.RemoveAt(items.Count - 1);
        var isLeading = before is null || ReferenceEquals(before, Wildcards.LeadingSegments);
        items.Add((isLeading, last) switch
        {
            (true, true) => Wildcards.Anything,
            (true, false) => Wildcards.LeadingSegments,
            (false, true) => Wildcards.TrailingSegments,
            (false, false) => Wildcards.InnerSegments,
        });
        return true;
    }
}
