namespace SigmaShake.Signing.Notes;

/// <summary>The kinds of signature that are made and verified here (signed-note, "Signature types"). Any other is one of an unknown key.</summary>
public enum SignatureType : byte
{
    /// <summary>Ed25519 over the note's text.</summary>
    Ed25519 = 0x01,

    /// <summary>A witness's Ed25519 over a time and a checkpoint.</summary>
    TimestampedCosignature = 0x04,
}
