using SigmaShake.Cli.Commands;
using SigmaShake.Cli.Files;
using SigmaShake.Net.Http;

namespace SigmaShake.Net.Commands;

/// <summary>What <c>--ca</c> names.</summary>
internal static class AuthorityFile
{
    /// <summary>Reads it; false, and what is wrong with the cure, where it cannot be used.</summary>
    /// <param name="context">The command's surroundings.</param>
    /// <param name="file">The file; null for none.</param>
    /// <param name="pem">Its content; null for none.</param>
    /// <param name="trust">The authorities in it; null for none.</param>
    /// <param name="problem">What is wrong.</param>
    public static bool TryRead(CommandContext context, string? file, out byte[]? pem, out TlsTrust? trust, out string problem)
    {
        (pem, trust, problem) = (null, null, "");
        if (file is null) return true;
        var path = Path.GetFullPath(file, context.Directory);
        var read = BoundedFile.Read(path, TlsTrust.MaxBytes);
        var unreadable = read.Problem;
        if (read.Bytes is { } bytes) trust = TlsTrust.Parse(bytes, out unreadable);
        pem = read.Bytes;
        problem = $"`{path}` {unreadable}; name the file of your organisation's authority";
        return trust is not null;
    }
}
