using System.Security.Cryptography;
using SigmaShake.Cli.Files;
using SigmaShake.Ledger.Durable;
using SigmaShake.Signing;
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

    private const int MaxPassphraseBytes = 1024;

    /// <summary>Writes both halves; null, or what went wrong. A key that is there is never overwritten.</summary>
    /// <param name="path">Where the private half goes.</param>
    /// <param name="signer">The key.</param>
    /// <param name="passphraseFile">The file that holds its passphrase; null to keep it without.</param>
    public static string? Write(string path, TufSigner signer, string? passphraseFile)
    {
        foreach (var taken in new[] { path, path + PublicExtension })
        {
            if (FileStatus.Of(taken).Kind != FileKind.Absent) return $"`{taken}` is there already; name another file, or move that one away";
        }

        var (passphrase, problem) = ReadPassphrase(passphraseFile);
        if (problem is not null) return problem;
        var pem = passphrase is null ? signer.ToPem() : signer.ToPem(passphrase);
        CryptographicOperations.ZeroMemory(passphrase);
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
    /// <param name="path">The key.</param>
    /// <param name="passphraseFile">The file that holds its passphrase; null for none.</param>
    public static (TufSigner? Signer, string? Problem) ReadPrivate(string path, string? passphraseFile)
    {
        var (pem, problem) = SecretFile.Read(path, MaxBytes);
        if (pem is null) return (null, $"`{path}` {problem}");
        try
        {
            if (TufSigner.IsEncrypted(pem) && passphraseFile is null) return (null, $"`{path}` is under a passphrase; name the file that holds it with `--passphrase-file`");
            if (!TufSigner.IsEncrypted(pem)) return Result(path, TufSigner.FromPem(pem));
            var (passphrase, unread) = ReadPassphrase(passphraseFile);
            if (passphrase is null) return (null, unread);
            var signer = TufSigner.FromPem(pem, passphrase);
            CryptographicOperations.ZeroMemory(passphrase);
            return Result(path, signer);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(pem);
        }
    }

    private static (TufSigner? Signer, string? Problem) Result(string path, SigningResult<TufSigner> read) => read.Succeeded ? (read.Value, null) : (null, $"`{path}`: {read.Error}");

    // Whoever writes it with an editor leaves a line break at its end.
    private static (byte[]? Passphrase, string? Problem) ReadPassphrase(string? path)
    {
        if (path is null) return (null, null);
        var (bytes, problem) = SecretFile.Read(path, MaxPassphraseBytes);
        if (bytes is null) return (null, $"`{path}` {problem}");
        var passphrase = bytes.AsSpan().TrimEnd("\r\n"u8).ToArray();
        CryptographicOperations.ZeroMemory(bytes);
        return passphrase.Length > 0 ? (passphrase, null) : (null, $"`{path}` is empty; write the passphrase into it");
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
