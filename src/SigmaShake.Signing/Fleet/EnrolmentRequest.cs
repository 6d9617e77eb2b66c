using SigmaShake.Signing.Json;
using SigmaShake.Signing.Keys;

namespace SigmaShake.Signing.Fleet;

/// <summary>What a machine sends to enrol.</summary>
/// <param name="PublicKey">Its public key, 32 bytes.</param>
/// <param name="Name">What it shall be called: a <see cref="MachineName"/>.</param>
/// <param name="Hostname">What it calls itself; null for nothing said.</param>
/// <param name="Version">The version of <c>ssg</c> on it.</param>
/// <param name="Proof">Its signature over <see cref="EnrolmentKey.ProofMessage"/>, 64 bytes.</param>
public sealed record EnrolmentRequest(ReadOnlyMemory<byte> PublicKey, string Name, string? Hostname, string Version, ReadOnlyMemory<byte> Proof)
{
    private const string PublicKeyMember = "public_key";
    private const string NameMember = "name";
    private const string HostnameMember = "hostname";
    private const string VersionMember = "version";
    private const string ProofMember = "proof";

    /// <summary>The request of a machine.</summary>
    public static EnrolmentRequest Create(EnrolmentKey with, Ed25519PrivateKey key, string name, string? hostname, string version)
    {
        ArgumentNullException.ThrowIfNull(with);
        ArgumentNullException.ThrowIfNull(key);
        return new EnrolmentRequest(key.Public.Encoding.ToArray(), name, hostname, version, key.Sign(with.ProofMessage(name)));
    }

    /// <summary>Reads one strictly. Whether the proof is one is not looked at.</summary>
    public static SigningResult<EnrolmentRequest> Parse(ReadOnlySpan<byte> body) => StrictReader.Read(body, "enrolment request", fields =>
    {
        fields.Only(PublicKeyMember, NameMember, HostnameMember, VersionMember, ProofMember);
        var name = fields.Text(NameMember);
        if (!MachineName.IsValid(name)) fields.Refuse($"has a `{NameMember}` that is not {MachineName.Rule},");
        return new EnrolmentRequest(
            fields.Bytes(PublicKeyMember, Ed25519PublicKey.Bytes), name, fields.OptionalText(HostnameMember, FleetLimits.MaxShortTextBytes),
            fields.Text(VersionMember, FleetLimits.MaxShortTextBytes), fields.Bytes(ProofMember, Ed25519PublicKey.SignatureBytes));
    });

    /// <summary>The body.</summary>
    public byte[] ToBytes() => CanonicalJson.WriteFile(JsonValue.Of(
    [
        new JsonMember(PublicKeyMember, JsonValue.Of(Convert.ToBase64String(PublicKey.Span))),
        new JsonMember(NameMember, JsonValue.Of(Name)),
        .. Hostname is null ? Array.Empty<JsonMember>() : [new JsonMember(HostnameMember, JsonValue.Of(Hostname))],
        new JsonMember(VersionMember, JsonValue.Of(Version)),
        new JsonMember(ProofMember, JsonValue.Of(Convert.ToBase64String(Proof.Span))),
    ]));
}
