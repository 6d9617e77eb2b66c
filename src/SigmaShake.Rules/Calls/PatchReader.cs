namespace SigmaShake.Rules.Calls;

/// <summary>
/// Reads the <c>*** Begin Patch</c> format: <c>*** Add File: P</c>, <c>*** Update File: P</c> (with <c>*** Move to: P</c>),
/// <c>*** Delete File: P</c>, then lines that begin with <c>+</c>, <c>-</c>, a space or <c>@@</c>.
/// </summary>
/// <remarks>
/// Clients trim a line before they look for a header, but not while they read the lines of an update, where an indented header is a line
/// of the file. Which of the two it is, is not decided here: such a header opens a file, and the lines below it count for both.
/// </remarks>
internal static class PatchReader
{
    /// <summary>
    /// The files that the patch touches, in its order; empty for a text that is no such patch. Reading stops once there are more than
    /// <paramref name="maxFiles"/>.
    /// </summary>
    public static List<PatchFile> Read(ReadOnlyMemory<byte> patch, int maxFiles)
    {
        var files = new List<PatchFile>();
        OpenFile? certain = null;
        OpenFile? doubtful = null;
        while (!patch.IsEmpty && files.Count <= maxFiles)
        {
            var line = NextLine(ref patch);
            if (line.Span.StartsWith("+"u8))
            {
                certain?.Add(line.Span[1..]);
                doubtful?.Add(line.Span[1..]);
            }
            else if (PatchHeader.Of(line) is { } header)
            {
                Take(header);
            }
        }

        doubtful?.CloseInto(files);
        certain?.CloseInto(files);
        return files;

        void Take(PatchHeader header)
        {
            if (header.IsMove && (doubtful ?? certain) is { } moved)
            {
                moved.Targets.Add(header.Path);
                return;
            }

            doubtful?.CloseInto(files);
            doubtful = null;
            var opened = new OpenFile(header.Path, header.IsPartialEdit);
            if (header.IsIndented && certain is { IsPartialEdit: true })
            {
                doubtful = opened;
                return;
            }

            certain?.CloseInto(files);
            certain = opened;
        }
    }

    private static ReadOnlyMemory<byte> NextLine(ref ReadOnlyMemory<byte> rest)
    {
        var end = rest.Span.IndexOf((byte)'\n');
        var line = end < 0 ? rest : rest[..end];
        rest = end < 0 ? default : rest[(end + 1)..];
        return line.Span.EndsWith("\r"u8) ? line[..^1] : line;
    }

    private sealed class OpenFile(ReadOnlyMemory<byte> path, bool isPartialEdit)
    {
        private readonly List<byte> _added = [];
        private bool _hasLines;

        public bool IsPartialEdit => isPartialEdit;

        public List<ReadOnlyMemory<byte>> Targets { get; } = [];

        public void Add(ReadOnlySpan<byte> line)
        {
            if (_hasLines) _added.Add((byte)'\n');
            _hasLines = true;
            _added.AddRange(line);
        }

        /// <summary>A moved file is written at both places: it vanishes from one and appears at the other.</summary>
        public void CloseInto(List<PatchFile> files)
        {
            ReadOnlyMemory<byte> added = _added.ToArray();
            files.Add(new PatchFile(path, isPartialEdit, added));
            foreach (var target in Targets) files.Add(new PatchFile(target, IsPartialEdit: false, added));
        }
    }
}
