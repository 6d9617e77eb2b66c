namespace SigmaShake.Cli.Init;

/// <summary>Follows symbolic links, component by component, also where the end of the path does not exist yet.</summary>
internal static class RealPath
{
    // As the kernel's own limit.
    private const int MaxLinks = 40;

    /// <summary>The path without links; null where they go in circles.</summary>
    public static string? Resolve(string path)
    {
        var links = 0;
        var real = Path.GetPathRoot(path) ?? "/";
        var rest = new Stack<string>(Components(path[real.Length..]));
        while (rest.TryPop(out var component))
        {
            if (component == "..")
            {
                real = Path.GetDirectoryName(real) ?? real;
                continue;
            }

            var next = Path.Combine(real, component);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MaxLinks) return null;
            if (Path.IsPathRooted(target)) real = Path.GetPathRoot(target)!;
            foreach (var inner in Components(target)) rest.Push(inner);
        }

        return real;
    }

    /// <summary>Whether <paramref name="path"/> is <paramref name="folder"/> or below it, by their names.</summary>
    public static bool IsWithin(string path, string folder) =>
        path == folder || path.StartsWith(folder.EndsWith('/') ? folder : folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    // The last one first: a stack gives them back in order.
    private static IEnumerable<string> Components(string path) =>
        path.Split([Path.DirectorySeparatorChar, '/'], StringSplitOptions.RemoveEmptyEntries).Where(component => component != ".").Reverse();
}
