using SigmaShake.Cli.Files;
using SigmaShake.Ledger.Durable;
using SigmaShake.Signing.Tuf;
using SigmaShake.Signing.Tuf.Metadata;
using SigmaShake.Signing.Tuf.Repository;

namespace SigmaShake.Cli.Fleet;

/// <summary>A metadata file that waits for signatures, on disk.</summary>
internal static class StagedFile
{
    /// <summary>How the file is called in a folder that was built.</summary>
    public const string Targets = "targets.json";

    /// <summary>The root by whose word keys count, in such a folder.</summary>
    public const string Root = "root.json";

    private const UnixFileMode ForAllToRead = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>The file at a path, or what is wrong with it.</summary>
    public static (TufStaged? Staged, string? Problem) Read(string path)
    {
        var file = BoundedFile.Read(path, new TufLimits().MaxTargetsBytes);
        if (file.Bytes is null) return (null, $"`{path}` {file.Problem}");
        var staged = TufStaged.Parse(file.Bytes);
        return staged.Succeeded ? (staged.Value, null) : (null, $"`{path}`: {staged.Error}");
    }

    /// <summary>A root, signed or not.</summary>
    public static (TufRoot? Root, string? Problem) ReadRoot(string path)
    {
        var (staged, problem) = Read(path);
        return staged?.Content is TufRoot root ? (root, null) : (null, problem ?? $"`{path}` is no root, but of the role {staged!.Role}; name the file that `ssg fleet keys root` made");
    }

    /// <summary>Targets metadata, signed or not.</summary>
    public static (TufTargets? Targets, string? Problem) ReadTargets(string path)
    {
        var (staged, problem) = Read(path);
        return staged?.Content is TufTargets targets ? (targets, null) : (null, problem ?? $"`{path}` is of the role {staged!.Role}; name the `{Targets}` that was published last");
    }

    /// <summary>Replaces the file; null, or what went wrong.</summary>
    public static string? Write(string path, ReadOnlySpan<byte> bytes) => AtomicFile.Write(path, bytes, ForAllToRead)?.ToString();
}
