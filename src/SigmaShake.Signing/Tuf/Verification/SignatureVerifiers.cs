using System.Diagnostics.CodeAnalysis;
using SigmaShake.Signing.Json;
using SigmaShake.Signing.Keys;

namespace SigmaShake.Signing.Tuf.Verification;

/// <summary>The kinds of key that the specification names (4.2.1).</summary>
internal static class SignatureVerifiers
{
    private const string ForeignKeys = "SigmaShake.Signing.ForeignKeys";

    /// <summary>
    /// Whether keys of kinds that only the repositories of others have verify anything. A program that reads no such repository says no in its project file,
    /// and their code is left out of it.
    /// </summary>
    [FeatureSwitchDefinition(ForeignKeys)]
    private static bool KnowsForeignKeys => !AppContext.TryGetSwitch(ForeignKeys, out var isOn) || isOn;

    /// <summary>What verifies by a key; null, and the end of a sentence that says why, where nothing does.</summary>
    public static ISignatureVerifier? For(string keyType, string scheme, string publicKey, out string? objection)
    {
        ISignatureVerifier? verifier = (keyType, scheme) switch
        {
            (Ed25519Verifier.Name, Ed25519Verifier.Name) => Ed25519(publicKey),
            _ => KnowsForeignKeys ? Foreign(keyType, scheme, publicKey) : null,
        };
        var isKnown = (keyType, scheme) is (Ed25519Verifier.Name, Ed25519Verifier.Name)
            || (KnowsForeignKeys && (keyType, scheme) is ("ecdsa" or EcdsaP256Verifier.Scheme, EcdsaP256Verifier.Scheme) or ("rsa", RsaPssVerifier.Scheme));
        objection = verifier is not null ? null
            : isKnown ? "is no such key, or too weak a one"
            : $"is of the kind {Shown.Of($"{keyType}/{scheme}")}, which is not known here";
        return verifier;
    }

    private static ISignatureVerifier? Foreign(string keyType, string scheme, string publicKey) => (keyType, scheme) switch
    {
        ("ecdsa" or EcdsaP256Verifier.Scheme, EcdsaP256Verifier.Scheme) => EcdsaP256Verifier.Create(PemPublicKey.Decode(publicKey)),
        ("rsa", RsaPssVerifier.Scheme) => RsaPssVerifier.Create(PemPublicKey.Decode(publicKey)),
        _ => null,
    };

    private static Ed25519Verifier? Ed25519(string publicKey) =>
        Hexadecimal.Decode(publicKey) is { } encoding && Ed25519PublicKey.Parse(encoding).Value is { } key ? new Ed25519Verifier(key) : null;
}
