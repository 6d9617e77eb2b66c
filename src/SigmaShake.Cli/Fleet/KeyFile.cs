using System.Security.Cryptography;
using SigmaShake.Cli.Files;
using SigmaShake.Ledger.Durable;
using SigmaShake.Signing.Keys;
using SigmaShake.Signing.Tuf.Repository;

namespace SigmaShake.Cli.Fleet;

/// <summary>Keys that sign an organisation's rules, as files: the private half for its owner's eyes only, the public one beside it.</summary>
internal static class KeyFile
{
    /// <summary>What the name of the public half ends in.</summary>
    public const string PublicExtension = ".pub";

    private const int MaxBytes = 4096;

    private const UnixFileMode ForAllToRead = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Writes both halves; null, or what went wrong. A key that is there is never overwritten.</summary>
    public static string? Write(string path, TufSigner signer)
    {
        foreach (var taken in new[] { path, path + PublicExtension })
        {
            if (FileStatus.Of(taken).Kind != FileKind.Absent) return $"`{taken}` is there already; name another file, or move that one away";
        }

        var pem = signer.ToPem();
        try
        {
            var error = AtomicFile.Write(path, pem) ?? AtomicFile.Write(path + PublicExtension, Ed25519Pem.Write(signer.Public), ForAllToRead);
            return error?.ToString();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(pem);
        }
    }

    /// <summary>Reads a private key, which the caller disposes; or what is wrong with it.</summary>
    public static (TufSigner? Signer, string? Problem) ReadPrivate(string path)
    {
        var (pem, problem) = SecretFile.Read(path, MaxBytes);
        if (pem is null) return (null, $"`{path}` {problem}");
        try
        {
            var signer = TufSigner.FromPem(pem);
            return signer.Succeeded ? (signer.Value, null) : (null, $"`{path}`: {signer.Error}");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(pem);
        }
    }

    /// <summary>Reads a public key; or what is wrong with it.</summary>
    public static (Ed25519PublicKey? Key, string? Problem) ReadPublic(string path)
    {
        var file = BoundedFile.Read(path, MaxBytes);
        if (file.Bytes is null) return (null, $"`{path}` {file.Problem}");
        var key = Ed25519Pem.Parse(file.Bytes);
        return key.Succeeded ? (key.Value, null) : (null, $"`{path}`: {key.Error}");
    }
}
