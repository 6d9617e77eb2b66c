using System.Text;
using SigmaShake.Signing.Json;
using SigmaShake.Signing.Tuf.Metadata;

namespace SigmaShake.Signing.Tuf.Repository;

/// <summary>One person's signature on a file that waits for several: small enough to be sent back by mail. Immutable, thread-safe.</summary>
/// <param name="Role">The role whose file it is.</param>
/// <param name="Digest">The SHA-256 of what was signed, in lower-case hexadecimal; tells the file from another one of that role.</param>
/// <param name="KeyId">The key.</param>
/// <param name="Signature">The signature, in hexadecimal.</param>
public sealed record TufDetachedSignature(string Role, string Digest, string KeyId, string Signature)
{
    /// <summary>The largest text that is read, in bytes.</summary>
    public const int MaxBytes = 8192;

    /// <summary>One line of JSON, the same each time.</summary>
    public byte[] ToBytes() => CanonicalJson.WriteFile(JsonValue.Of(
    [
        new JsonMember("digest", JsonValue.Of(Digest)),
        new JsonMember("keyid", JsonValue.Of(KeyId)),
        new JsonMember("role", JsonValue.Of(Role)),
        new JsonMember("sig", JsonValue.Of(Signature)),
    ]));

    /// <summary>Reads what <see cref="ToBytes"/> wrote. Whether the signature is one is for <see cref="TufStaged.With"/> to say.</summary>
    public static TufResult<TufDetachedSignature> Parse(ReadOnlySpan<byte> text)
    {
        if (text.Length > MaxBytes) return Refused($"has more than {MaxBytes} bytes");
        if (JsonText.Parse(text, out var problem) is not { } json) return Refused(problem);
        var problems = new FieldProblems();
        var fields = new FieldReader(json, "that is the whole text", problems);
        var signature = new TufDetachedSignature(fields.Text("role"), fields.Text("digest"), fields.Text("keyid"), fields.Text("sig"));
        return problems.First is { } first ? Refused(first) : TufResult<TufDetachedSignature>.Of(signature);
    }

    /// <summary>The text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(ToBytes());

    private static TufResult<TufDetachedSignature> Refused(string problem) =>
        TufResult<TufDetachedSignature>.Refused(TufProblem.Malformed, $"this is no detached signature: it {problem}", "give it byte for byte as it was made");
}
