namespace SigmaShake.Signing.HttpSignatures;

/// <summary>The values of the fields that a signed request bears.</summary>
/// <param name="SignatureInput">Of <c>Signature-Input</c> (RFC 9421, 4.1).</param>
/// <param name="Signature">Of <c>Signature</c> (RFC 9421, 4.2).</param>
/// <param name="ContentDigest">Of <c>Content-Digest</c> (RFC 9530, 2); null exactly where the request has no body.</param>
public sealed record SignatureHeaders(string SignatureInput, string Signature, string? ContentDigest);
