using SigmaShake.Signing.Keys;

namespace SigmaShake.Signing.Tuf.Verification;

/// <summary>Ed25519 as strict as <see cref="Ed25519PublicKey"/> has it.</summary>
internal sealed class Ed25519Verifier(Ed25519PublicKey key) : ISignatureVerifier
{
    public const string Name = "ed25519";

    public string Material { get; } = $"{Name}:{key}";

    public bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) => key.Verify(message, signature);
}
