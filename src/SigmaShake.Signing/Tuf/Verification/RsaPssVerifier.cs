using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;

namespace SigmaShake.Signing.Tuf.Verification;

/// <summary>RSASSA-PSS with SHA-256 (RFC 8017, 8.1): what the repositories of others are signed with. We make no such signatures.</summary>
internal sealed class RsaPssVerifier : ISignatureVerifier
{
    public const string Scheme = "rsassa-pss-sha256";

    /// <summary>The specification's least (4.2.1).</summary>
    public const int MinBits = 2048;

    /// <summary>What a signature costs grows with the square of it.</summary>
    public const int MaxBits = 8192;

    private const int DigestBytes = 32;

    private const int MaxExponentBits = 33;

    private readonly RsaKeyParameters _key;
    private readonly BigInteger _modulus;

    private RsaPssVerifier(RsaKeyParameters key)
    {
        _key = key;
        _modulus = key.Modulus;
        Material = $"rsa:{_modulus.ToString(16)}";
    }

    public string Material { get; }

    // AlgorithmIdentifier (RFC 8017, A.1): rsaEncryption, NULL.
    private static ReadOnlySpan<byte> Algorithm => [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00];

    /// <summary>The key that a SubjectPublicKeyInfo holds; null where it holds none that is used.</summary>
    public static RsaPssVerifier? Create(byte[]? subjectPublicKey)
    {
        var outer = new DerReader(subjectPublicKey);
        if (!outer.TryRead(DerReader.Sequence, out var info) || !outer.IsAtEnd) return null;
        var fields = new DerReader(info);
        if (!fields.TryRead(DerReader.Sequence, out var algorithm) || !algorithm.SequenceEqual(Algorithm)) return null;
        if (!fields.TryRead(DerReader.BitString, out var bits) || !fields.IsAtEnd || bits.IsEmpty || bits[0] != 0) return null;
        var key = new DerReader(bits[1..]);
        if (!key.TryRead(DerReader.Sequence, out var numbers) || !key.IsAtEnd) return null;
        var pair = new DerReader(numbers);
        return pair.TryReadInteger(out var modulus) && pair.TryReadInteger(out var exponent) && pair.IsAtEnd ? Create(new BigInteger(1, modulus), new BigInteger(1, exponent)) : null;
    }

    public bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != (_modulus.BitLength + 7) / 8) return false;

        // The salt is as long as the hash, or as long as there is room for (RFC 8017, 9.1.1): both are made by signers in use.
        var longest = ((_modulus.BitLength + 6) / 8) - DigestBytes - 2;
        return Verify(message, signature, DigestBytes) || Verify(message, signature, longest);
    }

    private bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature, int saltBytes)
    {
        var verifier = new PssSigner(new RsaEngine(), new Sha256Digest(), saltBytes);
        verifier.Init(forSigning: false, _key);
        verifier.BlockUpdate(message);
        try
        {
            return verifier.VerifySignature(signature.ToArray());
        }
        catch (CryptoException)
        {
            // The library's way to say that the signature is no number that a signature can be.
            return false;
        }
    }

    private static RsaPssVerifier? Create(BigInteger modulus, BigInteger exponent)
    {
        if (modulus.BitLength is < MinBits or > MaxBits || exponent.BitLength is < 2 or > MaxExponentBits || !exponent.TestBit(0)) return null;
        try
        {
            return new RsaPssVerifier(new RsaKeyParameters(isPrivate: false, modulus, exponent));
        }
        catch (ArgumentException)
        {
            // The library's way to say that the modulus is even or has a small factor.
            return null;
        }
    }
}
