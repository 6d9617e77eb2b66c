namespace SigmaShake.Rules.Paths;

/// <summary>Paths as POSIX reads them (IEEE 1003.1, section 4.16), over strings.</summary>
internal static class PosixPath
{
    /// <summary>The longest path that a system call takes (<c>PATH_MAX</c>); in characters, of which there are never more than bytes.</summary>
    public const int MaxCharacters = 4096;

    // What Linux allows in one resolution (path_resolution(7)).
    private const int MaxLinks = 40;

    /// <summary>An absolute path for <paramref name="path"/>, not yet normalised; <c>~</c> is the home directory where there is one.</summary>
    public static string Absolute(string path, string cwd, string home)
    {
        if (path.StartsWith('/')) return path;
        return home.Length > 0 && NamesHome(path) ? home + path[1..] : cwd + "/" + path;
    }

    /// <summary>Whether a shell would read the path as one in the home directory.</summary>
    public static bool NamesHome(string path) => path == "~" || path.StartsWith("~/", StringComparison.Ordinal);

    /// <summary>Takes out empty and <c>.</c> segments, and each <c>..</c> with the segment before it, links unseen.</summary>
    public static string Normalise(string absolute)
    {
        var kept = new PathBuffer(absolute.Length + 1);
        foreach (var range in absolute.AsSpan().Split('/')) kept.Step(absolute.AsSpan(range));
        return kept.ToString();
    }

    /// <summary>Follows links component by component, and <c>..</c> from where a link has led.</summary>
    /// <remarks>
    /// Past the 40th link the rest stands as it is, as it would for a program that then fails to open it. A path that no system call
    /// takes, too long or with a NUL in it, is normalised first, as the program that opens it must have done.
    /// </remarks>
    public static string Resolve(string absolute, IFileView files)
    {
        if (absolute.Length > MaxCharacters) absolute = Normalise(absolute);
        if (absolute.Length > MaxCharacters || absolute.Contains('\0')) return Normalise(absolute);

        var resolved = new PathBuffer(absolute.Length + 1);
        var pending = new Stack<ReadOnlyMemory<char>>([absolute.AsMemory()]);
        for (var links = 0; pending.TryPop(out var rest);)
        {
            var end = rest.Span.IndexOf('/');
            var segment = end < 0 ? rest : rest[..end];
            if (end >= 0) pending.Push(rest[(end + 1)..]);

            resolved.Step(segment.Span);
            if (segment.Span is "" or "." or ".." || links == MaxLinks) continue;

            // Nothing more is answered in this call: neither is it asked.
            if (files is RememberingFileView { HasRefused: true }) links = MaxLinks;
            if (links == MaxLinks) continue;
            if (files.ReadLink(resolved.ToString()) is not { } target)
            {
                // The view has refused to answer for this one, and would for whatever lies below it.
                if (resolved.Length > MaxCharacters) links = MaxLinks;
                continue;
            }

            links++;
            if (target.StartsWith('/')) resolved.Clear();
            else resolved.TakeOff();
            pending.Push(target.AsMemory());
        }

        return resolved.ToString();
    }

    /// <summary><paramref name="path"/> as seen from <paramref name="folder"/> (both normalised); null outside it.</summary>
    public static string? Relative(string path, string folder)
    {
        if (folder == "/") return path == "/" ? "." : path[1..];
        if (path == folder) return ".";
        return path.Length > folder.Length && path[folder.Length] == '/' && path.StartsWith(folder, StringComparison.Ordinal)
            ? path[(folder.Length + 1)..]
            : null;
    }
}
