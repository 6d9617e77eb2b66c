using SigmaShake.Signing.Keys;

namespace SigmaShake.Signing.Notes;

/// <summary>A key that verifies plain Ed25519 signatures on notes (signature type 01). Immutable, thread-safe.</summary>
public sealed class VerifierKey : INoteVerifier
{
    internal VerifierKey(string name, Ed25519PublicKey key)
    {
        Name = name;
        Key = key;
        KeyId = Notes.KeyId.Of(name, SignatureType.Ed25519, key.Encoding);
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <inheritdoc />
    public uint KeyId { get; }

    /// <summary>The public key.</summary>
    public Ed25519PublicKey Key { get; }

    /// <summary>Reads a <c>vkey</c>, or says why it is none.</summary>
    public static SigningResult<VerifierKey> Parse(string text)
    {
        var parsed = VerifierKeyText.Parse(text, SignatureType.Ed25519, out var name);
        return parsed.Succeeded ? SigningResult<VerifierKey>.Of(new VerifierKey(name, parsed.Value)) : new SigningResult<VerifierKey>(null, parsed.Error);
    }

    /// <inheritdoc />
    public bool Verify(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature) => Key.Verify(text, signature);

    /// <summary>The <c>vkey</c>.</summary>
    public override string ToString() => VerifierKeyText.Format(Name, SignatureType.Ed25519, Key);
}
