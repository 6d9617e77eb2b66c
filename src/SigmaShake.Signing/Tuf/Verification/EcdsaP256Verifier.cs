using Org.BouncyCastle.Asn1.Sec;
using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;

namespace SigmaShake.Signing.Tuf.Verification;

/// <summary>ECDSA over P-256 with SHA-256 (FIPS 186-5): what the repositories of others are signed with. We make no such signatures.</summary>
internal sealed class EcdsaP256Verifier : ISignatureVerifier
{
    public const string Scheme = "ecdsa-sha2-nistp256";

    private const int PointBytes = 65;

    private readonly ECPublicKeyParameters _key;

    private EcdsaP256Verifier(ECPublicKeyParameters key, ReadOnlySpan<byte> point)
    {
        _key = key;
        Material = $"p256:{Convert.ToHexStringLower(point)}";
    }

    public string Material { get; }

    // SubjectPublicKeyInfo (RFC 5480): id-ecPublicKey, secp256r1, and a bit string of 65 bytes with no bit unused. There is one form of it.
    private static ReadOnlySpan<byte> Head =>
    [
        0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
    ];

    /// <summary>The key that a SubjectPublicKeyInfo holds, uncompressed; null where it holds none.</summary>
    public static EcdsaP256Verifier? Create(byte[]? subjectPublicKey)
    {
        if (subjectPublicKey is null || subjectPublicKey.Length != Head.Length + PointBytes || !subjectPublicKey.AsSpan().StartsWith(Head)) return null;
        var point = subjectPublicKey.AsSpan(Head.Length);
        if (point[0] != 0x04) return null;
        try
        {
            var curve = CustomNamedCurves.GetByOid(SecObjectIdentifiers.SecP256r1);
            return new EcdsaP256Verifier(new ECPublicKeyParameters(curve.Curve.DecodePoint(point), new ECDomainParameters(curve)), point);
        }
        catch (ArgumentException)
        {
            // The library's way to say that the point is not on the curve.
            return null;
        }
    }

    public bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        // Ecdsa-Sig-Value (RFC 3279, 2.2.3): a sequence of two integers.
        var outer = new DerReader(signature);
        if (!outer.TryRead(DerReader.Sequence, out var numbers) || !outer.IsAtEnd) return false;
        var inner = new DerReader(numbers);
        if (!inner.TryReadInteger(out var r) || !inner.TryReadInteger(out var s) || !inner.IsAtEnd) return false;

        var verifier = new ECDsaSigner();
        verifier.Init(forSigning: false, _key);
        return verifier.VerifySignature(ContentHash.Sha256Bytes(message), new BigInteger(1, r), new BigInteger(1, s));
    }
}
