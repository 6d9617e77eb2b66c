using System.Security.Cryptography;
using SigmaShake.Signing.Notes;

namespace SigmaShake.Ledger.Checkpoints;

/// <summary>A log's private key on disk: mode 0600, one line, in a form in which a changed byte shows.</summary>
internal static class LogKeyFile
{
    private const int MaxBytes = 512;

    /// <summary>The key in <paramref name="name"/>, which is there; the caller disposes it.</summary>
    public static LedgerResult<SignerKey> Read(CheckpointFolder folder, string name)
    {
        var read = folder.ReadSecret(name, MaxBytes);
        if (!read.Succeeded) return new LedgerResult<SignerKey>(null, read.Error);
        var parsed = SignerKey.Parse(read.Value);
        CryptographicOperations.ZeroMemory(read.Value);
        return new LedgerResult<SignerKey>(parsed.Value, parsed.Error is null ? null : LedgerError.From(LedgerErrorKind.Damaged, $"`{folder.PathOf(name)}`", parsed.Error));
    }

    public static LedgerError? Write(CheckpointFolder folder, string name, SignerKey key)
    {
        var text = key.ToSecretText();
        var error = folder.Write(name, text);
        CryptographicOperations.ZeroMemory(text);
        return error;
    }
}
