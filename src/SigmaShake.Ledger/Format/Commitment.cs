using SigmaShake.Ledger.Hashing;

namespace SigmaShake.Ledger.Format;

/// <summary>
/// Binds a leaf to its payload without showing anything of it: SHA-256 over a label, a zero byte, 32 random bytes and the payload.
/// Once the salt is erased, nobody can try payloads against it.
/// </summary>
internal static class Commitment
{
    public const int SaltBytes = 32;

    /// <summary>What is hashed before salt and payload, so that no hash of ours is taken for another.</summary>
    public static ReadOnlySpan<byte> Label => "sigmashake entry payload v1\0"u8;

    /// <param name="body">The salt and, directly behind it, the payload.</param>
    public static Digest Of(ReadOnlySpan<byte> body)
    {
        var hash = Sha256.Create();
        hash.Append(Label);
        hash.Append(body);
        return hash.Finish();
    }
}
