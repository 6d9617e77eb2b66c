namespace SigmaShake.Rules.Calls;

/// <summary>
/// Reads the <c>*** Begin Patch</c> format: <c>*** Add File: P</c>, <c>*** Update File: P</c> (with <c>*** Move to: P</c>),
/// <c>*** Delete File: P</c>, then lines that begin with <c>+</c>, <c>-</c>, a space or <c>@@</c>.
/// </summary>
internal static class PatchReader
{
    /// <summary>The files that the patch touches, in its order; empty for a text that is no such patch.</summary>
    public static List<PatchFile> Read(ReadOnlyMemory<byte> patch)
    {
        var files = new List<PatchFile>();
        var current = default(OpenFile);
        while (!patch.IsEmpty)
        {
            var line = NextLine(ref patch);
            var text = line.Span;
            if (Header(text, "*** Add File:"u8) is { } added) Start(added, isPartialEdit: false, line);
            else if (Header(text, "*** Update File:"u8) is { } updated) Start(updated, isPartialEdit: true, line);
            else if (Header(text, "*** Delete File:"u8) is { } deleted) Start(deleted, isPartialEdit: false, line);
            else if (Header(text, "*** Move to:"u8) is { } moved) current.MovedTo = line[moved];
            else if (text.StartsWith("+"u8)) current.Add(text[1..]);
        }

        current.CloseInto(files);
        return files;

        void Start(Range path, bool isPartialEdit, ReadOnlyMemory<byte> line)
        {
            current.CloseInto(files);
            current = new OpenFile { Path = line[path], IsPartialEdit = isPartialEdit };
        }
    }

    // The client's own reader trims the line, so a header that is indented or followed by blanks counts as well.
    private static Range? Header(ReadOnlySpan<byte> line, ReadOnlySpan<byte> keyword)
    {
        var start = line.Length - line.TrimStart(" \t"u8).Length;
        if (!line[start..].StartsWith(keyword)) return null;
        start += keyword.Length;
        start += line[start..].Length - line[start..].TrimStart(" \t"u8).Length;
        var end = start + line[start..].TrimEnd(" \t"u8).Length;
        return start..end;
    }

    private static ReadOnlyMemory<byte> NextLine(ref ReadOnlyMemory<byte> rest)
    {
        var end = rest.Span.IndexOf((byte)'\n');
        var line = end < 0 ? rest : rest[..end];
        rest = end < 0 ? default : rest[(end + 1)..];
        return line.Span.EndsWith("\r"u8) ? line[..^1] : line;
    }

    private struct OpenFile
    {
        private List<byte>? _added;

        public ReadOnlyMemory<byte>? Path;
        public ReadOnlyMemory<byte>? MovedTo;
        public bool IsPartialEdit;

        public void Add(ReadOnlySpan<byte> line)
        {
            if (_added is null) _added = [];
            else _added.Add((byte)'\n');
            _added.AddRange(line);
        }

        /// <summary>A moved file is written at both places: it vanishes from one and appears at the other.</summary>
        public readonly void CloseInto(List<PatchFile> files)
        {
            var added = (ReadOnlyMemory<byte>)(_added?.ToArray() ?? []);
            if (Path is { } path) files.Add(new PatchFile(path, IsPartialEdit, added));
            if (Path is not null && MovedTo is { } target) files.Add(new PatchFile(target, IsPartialEdit: false, added));
        }
    }
}
