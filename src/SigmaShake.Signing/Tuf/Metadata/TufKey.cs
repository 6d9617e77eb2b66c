using SigmaShake.Signing.Json;
using SigmaShake.Signing.Keys;
using SigmaShake.Signing.Tuf.Verification;

namespace SigmaShake.Signing.Tuf.Metadata;

/// <summary>
/// A public key as metadata declares it (specification, 4.2.1). Ed25519, ECDSA over P-256 and RSA-PSS verify; a key of another kind, or one
/// that is broken, is kept and counts for nothing. Immutable, thread-safe.
/// </summary>
public sealed class TufKey
{
    // Made when it is first asked for: a file may declare a thousand keys, of which two sign what is read.
    private readonly Lazy<(ISignatureVerifier? Verifier, string? Objection)> _use;

    private TufKey(string id, JsonValue json, Func<(ISignatureVerifier? Verifier, string? Objection)> use)
    {
        Id = id;
        Json = json;
        _use = new(use);
    }

    /// <summary>The SHA-256 of the key's canonical form: 64 lower-case hexadecimal digits.</summary>
    public string Id { get; }

    /// <summary>Why nothing is verified by it, as the end of a sentence; null where it is fit to.</summary>
    public string? Objection => _use.Value.Objection;

    /// <summary>With whatever else its maker wrote into it: the id is over all of it.</summary>
    internal JsonValue Json { get; }

    /// <summary>What tells keys apart, whatever their ids: a key under two ids signs once. Null where nothing is verified by it.</summary>
    internal string? Material => _use.Value.Verifier?.Material;

    /// <summary>The key as our own files declare it.</summary>
    public static TufKey Of(Ed25519PublicKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var json = JsonValue.Of(
        [
            new JsonMember("keytype", JsonValue.Of(Ed25519Verifier.Name)),
            new JsonMember("keyval", JsonValue.Of([new JsonMember("public", JsonValue.Of(key.ToString()))])),
            new JsonMember("scheme", JsonValue.Of(Ed25519Verifier.Name)),
        ]);
        return new TufKey(IdOf(json), json, () => (new Ed25519Verifier(key), null));
    }

    internal static TufKey Read(string id, FieldReader fields)
    {
        // Section 4.3: the id must be computed. Else one id could stand for two keys in two files.
        if (IdOf(fields.Value) != id) fields.Refuse($"has a key under the id {Shown.Of(id)}, which is not its own,");
        var (keyType, scheme, publicKey) = (fields.Text("keytype"), fields.Text("scheme"), fields.Object("keyval").Text("public"));
        return new TufKey(id, fields.Value, () => (SignatureVerifiers.For(keyType, scheme, publicKey, out var objection), objection));
    }

    /// <summary>Whether <paramref name="signature"/>, in hexadecimal, was made over <paramref name="message"/> with the private part of this key.</summary>
    internal bool Verify(ReadOnlySpan<byte> message, string signature) =>
        _use.Value.Verifier is { } verifier && Hexadecimal.Decode(signature) is { } bytes && verifier.Verify(message, bytes);

    /// <summary>The id.</summary>
    public override string ToString() => Id;

    private static string IdOf(JsonValue json) => ContentHash.Sha256(CanonicalJson.Write(json));
}
