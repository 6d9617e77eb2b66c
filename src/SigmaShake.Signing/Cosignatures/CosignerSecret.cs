using SigmaShake.Signing.Checkpoints;
using SigmaShake.Signing.Keys;
using SigmaShake.Signing.Notes;

namespace SigmaShake.Signing.Cosignatures;

/// <summary>
/// A witness's private key (signature type 04). It must be used for nothing else: the message does not name the cosigner. Not thread-safe.
/// Dispose it to wipe the secret.
/// </summary>
public sealed class CosignerSecret : IDisposable
{
    private readonly Ed25519PrivateKey _key;

    private CosignerSecret(string name, Ed25519PrivateKey key)
    {
        _key = key;
        Verifier = new CosignerKey(name, key.Public);
    }

    /// <summary>The public part.</summary>
    public CosignerKey Verifier { get; }

    /// <summary>A new key called <paramref name="name"/>.</summary>
    /// <exception cref="ArgumentException">It is no <see cref="KeyName"/>.</exception>
    public static CosignerSecret Generate(string name) => KeyName.IsValid(name)
        ? new CosignerSecret(name, Ed25519PrivateKey.Generate())
        : throw new ArgumentException("no name for a key", nameof(name));

    /// <summary>Reads what <see cref="ToSecretText"/> wrote, or says why it is no key. The caller wipes <paramref name="secretText"/>.</summary>
    public static SigningResult<CosignerSecret> Parse(ReadOnlySpan<byte> secretText)
    {
        var parsed = SecretKeyText.Parse(secretText, SignatureType.TimestampedCosignature, out var name);
        return parsed.Succeeded ? SigningResult<CosignerSecret>.Of(new CosignerSecret(name, parsed.Value)) : new SigningResult<CosignerSecret>(null, parsed.Error);
    }

    /// <summary>
    /// The cosignature over <paramref name="checkpointText"/>. It says that at <paramref name="now"/> this is the largest consistent tree
    /// that the witness has seen of that log: the caller has made sure of it.
    /// </summary>
    /// <exception cref="ArgumentException">The text is no checkpoint, or the time before 1970.</exception>
    public NoteSignature Cosign(ReadOnlySpan<byte> checkpointText, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(now, DateTimeOffset.UnixEpoch);
        if (Checkpoint.Parse(checkpointText).Error is { } error) throw new ArgumentException(error.Message, nameof(checkpointText));
        var time = now.ToUnixTimeSeconds();
        var signature = _key.Sign(TimestampedSignature.Message(time, checkpointText));
        return new NoteSignature(Verifier.Name, Verifier.KeyId, TimestampedSignature.Encode(time, signature));
    }

    /// <summary>The key with its secret, as it is kept: one line of UTF-8. The caller wipes it.</summary>
    public byte[] ToSecretText() => SecretKeyText.Format(Verifier.Name, SignatureType.TimestampedCosignature, _key);

    /// <inheritdoc />
    public void Dispose() => _key.Dispose();

    /// <summary>Names the public part; the secret is in no text.</summary>
    public override string ToString() => $"private key of {Verifier}";
}
