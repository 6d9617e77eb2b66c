using System.Security.Cryptography;

namespace SigmaShake.Platform.Backup;

/// <summary>The files of a backup, held against what its manifest says of them.</summary>
internal static class BackupFiles
{
    /// <summary>What there is to say of a file.</summary>
    public static async Task<BackupFile> DescribeAsync(string folder, string path, CancellationToken cancellation)
    {
        await using var stream = new FileStream(Path.Combine(folder, path), new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Options = FileOptions.SequentialScan });
        var hash = await SHA256.HashDataAsync(stream, cancellation);
        return new BackupFile(path, stream.Length, Convert.ToHexStringLower(hash));
    }

    /// <summary>Verifies that exactly the files of the manifest are there, byte for byte.</summary>
    /// <exception cref="PlatformException">One is missing, more than there should be, or changed.</exception>
    public static async Task VerifyAsync(string folder, BackupManifest manifest, CancellationToken cancellation)
    {
        var paths = FileTree.Paths(folder).Where(path => path is not (BackupManifest.FileName or BackupManifest.SealName)).ToHashSet(StringComparer.Ordinal);
        foreach (var file in manifest.Files)
        {
            if (!paths.Remove(file.Path)) throw BackupManifest.Broken(folder, $"`{file.Path}` is missing");
            if (await DescribeAsync(folder, file.Path, cancellation) != file) throw BackupManifest.Broken(folder, $"`{file.Path}` was changed");
        }

        if (paths.Count > 0) throw BackupManifest.Broken(folder, $"`{paths.First()}` is not in its manifest");
    }
}
