namespace SigmaShake.Rules.Calls;

/// <summary>
/// Reads the new text out of an edit that is written as blocks of <c>SEARCH</c>, the old lines, <c>=======</c>, the new lines,
/// <c>REPLACE</c>, each marker behind a run of <c>-</c>, <c>+</c>, <c>&lt;</c> or <c>&gt;</c>.
/// </summary>
internal static class SearchReplaceText
{
    /// <summary>The lines between each divider and its end; all of a text that has no such block.</summary>
    public static ReadOnlyMemory<byte> NewText(ReadOnlyMemory<byte> diff)
    {
        var text = diff.Span;
        var added = new List<byte>();
        var isNew = false;
        var hasBlock = false;
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = text[range];
            var marker = line.Trim(" \t\r"u8);
            if (marker.Length >= 3 && !marker.ContainsAnyExcept((byte)'='))
            {
                isNew = hasBlock = true;
            }
            else if (IsMarker(marker, " REPLACE"u8) || IsMarker(marker, " SEARCH"u8) || IsMarker(marker, " SEARCH>"u8))
            {
                isNew = false;
            }
            else if (isNew)
            {
                if (added.Count > 0) added.Add((byte)'\n');
                added.AddRange(line);
            }
        }

        return hasBlock ? added.ToArray() : diff;
    }

    private static bool IsMarker(ReadOnlySpan<byte> line, ReadOnlySpan<byte> word) =>
        line.EndsWith(word) && line.Length >= word.Length + 3 && !line[..^word.Length].ContainsAnyExcept("-+<>"u8);
}
