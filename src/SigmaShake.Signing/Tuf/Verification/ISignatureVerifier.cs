namespace SigmaShake.Signing.Tuf.Verification;

/// <summary>A public key of one kind. Implementations are immutable and never throw.</summary>
internal interface ISignatureVerifier
{
    /// <summary>The same text for the same key, however it was written, and for no other.</summary>
    string Material { get; }

    bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature);
}
