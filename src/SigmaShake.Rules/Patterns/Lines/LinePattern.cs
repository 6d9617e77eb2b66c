namespace SigmaShake.Rules.Patterns.Lines;

/// <summary>
/// LINE_CONTAINS and LINE_REGEX: some single line satisfies another pattern. <c>\n</c> splits lines, a trailing <c>\r</c> is dropped,
/// and a final <c>\n</c> starts no line; a value without any is one line, even if it is empty.
/// </summary>
internal sealed class LinePattern(TextPattern ofLine) : TextPattern
{
    public override bool IsMatch(ReadOnlySpan<byte> value)
    {
        if (value is [.., (byte)'\n']) value = value[..^1];
        while (true)
        {
            var end = value.IndexOf((byte)'\n');
            var line = end < 0 ? value : value[..end];
            if (ofLine.IsMatch(line is [.., (byte)'\r'] ? line[..^1] : line)) return true;
            if (end < 0) return false;
            value = value[(end + 1)..];
        }
    }
}
