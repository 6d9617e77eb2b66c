using SigmaShake.Testing;

namespace SigmaShake.Dist.EndToEnd;

/// <summary>Scripts in the place of the two programs, which say a version: what packs does not care what it packs, and compresses these at once.</summary>
internal static class SmallPrograms
{
    private const UnixFileMode Program =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>Writes them.</summary>
    /// <param name="folder">Where <paramref name="path"/> is.</param>
    /// <param name="path">The folder that they get into.</param>
    /// <param name="version">The version that they say.</param>
    /// <returns>The absolute path of the folder that they are in.</returns>
    public static string Write(TemporaryFolder folder, string path, string version)
    {
        foreach (var program in (string[])["ssg", "ssg-net"]) File.SetUnixFileMode(folder.Write($"{path}/{program}", $"#!/bin/sh\necho 'ssg {version} (rules language 1)'\n"), Program);
        return folder[path];
    }
}
