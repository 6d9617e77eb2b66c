using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SigmaShake.Cli.Files;
using SigmaShake.Cli.State;
using SigmaShake.Ledger.Durable;

namespace SigmaShake.Net.Webhooks;

/// <summary>The secret that this machine's webhooks are signed with, as Standard Webhooks writes it: <c>whsec_</c> and base64. Made when it is first needed; nobody else can read its file.</summary>
/// <param name="folder">The folder of the outbox, which is there.</param>
internal sealed class WebhookSecret(string folder)
{
    /// <summary>What a secret begins with.</summary>
    public const string Prefix = "whsec_";

    // The specification asks for 24 to 64.
    private const int KeyBytes = 32;
    private const int LeastKeyBytes = 24;
    private const int MostKeyBytes = 64;
    private const int MaxFileBytes = 256;

    private string FilePath => Path.Combine(folder, "secret");

    /// <summary>The secret as it is handed to a receiver; made where there is none.</summary>
    /// <exception cref="StateException">It cannot be read or made, or others can read it.</exception>
    public string Text()
    {
        if (FileStatus.Of(FilePath).Kind == FileKind.Absent) Make();
        var (bytes, problem) = SecretFile.Read(FilePath, MaxFileBytes);
        if (bytes is null) throw new StateException($"`{FilePath}` {problem}", "or remove it: a new one is made, which receivers have to be told");
        var text = Encoding.UTF8.GetString(bytes).TrimEnd('\n');
        CryptographicOperations.ZeroMemory(bytes);
        return KeyOf(text) is not null ? text : throw new StateException($"`{FilePath}` is no secret", "remove it: a new one is made, which receivers have to be told");
    }

    /// <summary>The key that a secret stands for; null for what is none.</summary>
    public static byte[]? KeyOf(string text)
    {
        if (!text.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        var encoded = Encoding.UTF8.GetBytes(text[Prefix.Length..]);
        var key = new byte[MostKeyBytes];
        if (encoded.Length > MaxFileBytes || Base64.DecodeFromUtf8(encoded, key, out _, out var length) != System.Buffers.OperationStatus.Done) return null;
        return length >= LeastKeyBytes ? key[..length] : null;
    }

    private void Make()
    {
        // Two who make it at once must not each believe in one of their own.
        using var alone = StateLock.Hold(Path.GetDirectoryName(folder)!);
        if (FileStatus.Of(FilePath).Kind != FileKind.Absent) return;
        var text = $"{Prefix}{Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes))}\n";
        if (AtomicFile.Write(FilePath, Encoding.UTF8.GetBytes(text)) is { } error) throw new StateException(error.Message, error.Help);
    }
}
