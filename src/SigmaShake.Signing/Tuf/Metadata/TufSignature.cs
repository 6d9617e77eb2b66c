namespace SigmaShake.Signing.Tuf.Metadata;

/// <summary>One signature on a metadata file.</summary>
/// <param name="KeyId">The id of the key that is said to have made it.</param>
/// <param name="Signature">What the file gives for it, meant to be hexadecimal; empty where somebody has yet to sign.</param>
public sealed record TufSignature(string KeyId, string Signature);
