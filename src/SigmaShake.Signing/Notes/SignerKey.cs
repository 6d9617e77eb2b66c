using SigmaShake.Signing.Keys;

namespace SigmaShake.Signing.Notes;

/// <summary>A key that puts plain Ed25519 signatures on notes (signature type 01). Not thread-safe. Dispose it to wipe the secret.</summary>
public sealed class SignerKey : INoteSigner, IDisposable
{
    private readonly Ed25519PrivateKey _key;

    private SignerKey(string name, Ed25519PrivateKey key)
    {
        _key = key;
        Verifier = new VerifierKey(name, key.Public);
    }

    /// <summary>The public part.</summary>
    public VerifierKey Verifier { get; }

    /// <inheritdoc />
    public string Name => Verifier.Name;

    /// <inheritdoc />
    public uint KeyId => Verifier.KeyId;

    /// <summary>A new key called <paramref name="name"/>.</summary>
    /// <exception cref="ArgumentException">It is no <see cref="KeyName"/>.</exception>
    public static SignerKey Generate(string name) => KeyName.IsValid(name)
        ? new SignerKey(name, Ed25519PrivateKey.Generate())
        : throw new ArgumentException("no name for a key", nameof(name));

    /// <summary>Reads what <see cref="ToSecretText"/> wrote, or says why it is no key. The caller wipes <paramref name="secretText"/>.</summary>
    public static SigningResult<SignerKey> Parse(ReadOnlySpan<byte> secretText)
    {
        var parsed = SecretKeyText.Parse(secretText, SignatureType.Ed25519, out var name);
        return parsed.Succeeded ? SigningResult<SignerKey>.Of(new SignerKey(name, parsed.Value)) : new SigningResult<SignerKey>(null, parsed.Error);
    }

    /// <inheritdoc />
    public byte[] Sign(ReadOnlySpan<byte> text) => _key.Sign(text);

    /// <summary>The key with its secret, as it is kept: one line of UTF-8. The caller wipes it.</summary>
    public byte[] ToSecretText() => SecretKeyText.Format(Name, SignatureType.Ed25519, _key);

    /// <inheritdoc />
    public void Dispose() => _key.Dispose();

    /// <summary>Names the public part; the secret is in no text.</summary>
    public override string ToString() => $"private key of {Verifier}";
}
