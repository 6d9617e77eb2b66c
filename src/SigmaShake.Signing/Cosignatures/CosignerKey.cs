using SigmaShake.Signing.Checkpoints;
using SigmaShake.Signing.Keys;
using SigmaShake.Signing.Notes;

namespace SigmaShake.Signing.Cosignatures;

/// <summary>A witness's key, which verifies timestamped cosignatures (signature type 04). Immutable, thread-safe.</summary>
public sealed class CosignerKey : INoteVerifier
{
    internal CosignerKey(string name, Ed25519PublicKey key)
    {
        Name = name;
        Key = key;
        KeyId = Notes.KeyId.Of(name, SignatureType.TimestampedCosignature, key.Encoding);
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <inheritdoc />
    public uint KeyId { get; }

    /// <summary>The public key.</summary>
    public Ed25519PublicKey Key { get; }

    /// <summary>Reads a <c>vkey</c>, or says why it is none.</summary>
    public static SigningResult<CosignerKey> Parse(string text)
    {
        var parsed = VerifierKeyText.Parse(text, SignatureType.TimestampedCosignature, out var name);
        return parsed.Succeeded ? SigningResult<CosignerKey>.Of(new CosignerKey(name, parsed.Value)) : new SigningResult<CosignerKey>(null, parsed.Error);
    }

    /// <inheritdoc />
    public bool Verify(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature) =>
        TimestampedSignature.Time(signature) is { } time
        && Checkpoint.Parse(text).Succeeded
        && Key.Verify(TimestampedSignature.Message(time, text), TimestampedSignature.Signature(signature));

    /// <summary>The latest of this witness's cosignatures on <paramref name="note"/>, or null where it has none. Verify the note before.</summary>
    public NoteSignature? LatestOn(SignedNote note)
    {
        ArgumentNullException.ThrowIfNull(note);
        return note.Signatures.Where(signature => signature.IsBy(Name, KeyId)).MaxBy(TimeOf);
    }

    /// <summary>
    /// When the witness says to have seen the checkpoint; null where <paramref name="signature"/> is no timestamped one. Times that a calendar
    /// cannot show are moved to its end.
    /// </summary>
    public static DateTimeOffset? TimeOf(NoteSignature signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        return TimestampedSignature.Time(signature.Signature.Span) is { } time
            ? DateTimeOffset.FromUnixTimeSeconds(Math.Min(time, DateTimeOffset.MaxValue.ToUnixTimeSeconds()))
            : null;
    }

    /// <summary>The <c>vkey</c>.</summary>
    public override string ToString() => VerifierKeyText.Format(Name, SignatureType.TimestampedCosignature, Key);
}
