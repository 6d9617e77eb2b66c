namespace SigmaShake.Rules.Paths;

/// <summary>Paths as POSIX reads them (IEEE 1003.1, section 4.16), over strings.</summary>
internal static class PosixPath
{
    // What Linux allows in one resolution (path_resolution(7)).
    private const int MaxLinks = 40;

    /// <summary>An absolute path for <paramref name="path"/>, not yet normalised.</summary>
    public static string Absolute(string path, string cwd, string home)
    {
        if (path.StartsWith('/')) return path;
        if (home.Length > 0 && (path == "~" || path.StartsWith("~/", StringComparison.Ordinal))) return home + path[1..];
        return cwd + "/" + path;
    }

    /// <summary>Takes out empty and <c>.</c> segments, and each <c>..</c> with the segment before it, links unseen.</summary>
    public static string Normalise(string absolute)
    {
        var kept = new List<string>();
        foreach (var segment in absolute.Split('/')) Step(kept, segment);
        return Joined(kept);
    }

    /// <summary>Follows links component by component, and <c>..</c> from where a link has led.</summary>
    /// <remarks>Past the 40th link the rest stands as it is, as it would for a program that then fails to open it.</remarks>
    public static string Resolve(string absolute, IFileView files)
    {
        var resolved = new List<string>();
        var pending = new Stack<string>(absolute.Split('/').Reverse());
        for (var links = 0; pending.TryPop(out var segment);)
        {
            Step(resolved, segment);
            if (segment is "" or "." or ".." || links >= MaxLinks) continue;
            if (files.ReadLink(Joined(resolved)) is not { } target) continue;

            links++;
            if (target.StartsWith('/')) resolved.Clear();
            else resolved.RemoveAt(resolved.Count - 1);
            foreach (var part in target.Split('/').Reverse()) pending.Push(part);
        }

        return Joined(resolved);
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

    private static void Step(List<string> segments, string segment)
    {
        if (segment is "" or ".") return;
        if (segment != "..") segments.Add(segment);
        else if (segments.Count > 0) segments.RemoveAt(segments.Count - 1);
    }

    private static string Joined(List<string> segments) => "/" + string.Join('/', segments);
}
