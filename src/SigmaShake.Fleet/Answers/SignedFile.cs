using System.Text.Json;

namespace SigmaShake.Fleet.Answers;

/// <summary>Metadata of The Update Framework 1.0, as the API describes it.</summary>
/// <param name="Signed">What is signed.</param>
/// <param name="Signatures">The signatures.</param>
internal sealed record SignedFile(JsonElement Signed, IReadOnlyList<FileSignature> Signatures);

/// <summary>A signature of it.</summary>
/// <param name="Keyid">The key.</param>
/// <param name="Sig">The signature, in hexadecimal.</param>
internal sealed record FileSignature(string Keyid, string Sig);
