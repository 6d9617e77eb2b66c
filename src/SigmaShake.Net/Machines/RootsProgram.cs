using SigmaShake.Cli.Files;

namespace SigmaShake.Net.Machines;

/// <summary>Root runs nothing that somebody else could have put there.</summary>
internal static class RootsProgram
{
    private const uint OthersMayWrite = 0x12; // 0022

    /// <summary>The first part of the way to a program that others may change; null where none is.</summary>
    public static string? Exposed(string program)
    {
        for (var path = program; path is not null; path = Path.GetDirectoryName(path))
        {
            var status = FileStatus.Following(path);
            if (status.Owner != 0 || (status.Mode & OthersMayWrite) != 0) return path;
        }

        return null;
    }
}
