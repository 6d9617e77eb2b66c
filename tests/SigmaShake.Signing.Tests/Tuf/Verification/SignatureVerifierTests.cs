using System.Security.Cryptography;
using SigmaShake.Signing.Tests.Support;
using SigmaShake.Signing.Tests.Tuf.Support;
using SigmaShake.Signing.Tuf.Verification;

namespace SigmaShake.Signing.Tests.Tuf.Verification;

public sealed class SignatureVerifierTests
{
    [Fact]
    public void Ecdsa_agrees_with_Wycheproof()
    {
        var (valid, invalid) = (0, 0);
        foreach (var group in Vectors.Json("wycheproof/ecdsa_secp256r1_sha256_test.json").GetProperty("testGroups").EnumerateArray())
        {
            var verifier = EcdsaP256Verifier.Create(Vectors.Hex(group, "publicKeyDer"));
            Assert.NotNull(verifier);
            foreach (var test in group.GetProperty("tests").EnumerateArray())
            {
                var verifies = verifier.Verify(Vectors.Hex(test, "msg"), Vectors.Hex(test, "sig"));
                var expected = test.GetProperty("result").GetString();
                if (expected == "acceptable") continue;
                Assert.True(verifies == (expected == "valid"), $"case {test.GetProperty("tcId")}: {test.GetProperty("comment")}");
                if (verifies) valid++;
                else invalid++;
            }
        }

        Assert.True(valid > 100 && invalid > 100, $"{valid} valid and {invalid} invalid signatures are too few");
    }

    [Theory]
    [InlineData(2048)]
    [InlineData(2056)]
    [InlineData(3072)]
    public void Rsa_verifies_what_the_framework_signs_and_nothing_else(int bits)
    {
        using var key = RSA.Create(bits);
        var verifier = RsaPssVerifier.Create(key.ExportSubjectPublicKeyInfo());
        Assert.NotNull(verifier);
        var signature = key.SignData("text"u8, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);
        Assert.True(verifier.Verify("text"u8, signature));
        Assert.False(verifier.Verify("test"u8, signature));
        Assert.False(verifier.Verify("text"u8, [.. signature, 0]));
        Assert.False(verifier.Verify("text"u8, [0, .. signature]));
        Assert.False(verifier.Verify("text"u8, new byte[signature.Length]));
        Assert.False(verifier.Verify("text"u8, [.. Enumerable.Repeat((byte)0xff, signature.Length)]));
        Assert.False(verifier.Verify("text"u8, []));
        Assert.False(verifier.Verify("text"u8, key.SignData("text"u8, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)));
        Assert.False(verifier.Verify("text"u8, key.SignData("text"u8, HashAlgorithmName.SHA512, RSASignaturePadding.Pss)));
    }

    [Fact]
    public void Rsa_signatures_are_as_long_as_the_key_and_not_shorter_where_they_begin_with_a_zero()
    {
        using var key = RSA.Create(2048);
        var verifier = RsaPssVerifier.Create(key.ExportSubjectPublicKeyInfo())!;
        byte[] signature;
        do signature = key.SignData("text"u8, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);
        while (signature[0] != 0);
        Assert.True(verifier.Verify("text"u8, signature));
        Assert.False(verifier.Verify("text"u8, signature.AsSpan(1)));
    }

    [Fact]
    public void Rsa_verifies_the_longest_salt_too()
    {
        using var key = RSA.Create(2048);
        using var signer = new LongSalt(key);
        Assert.True(RsaPssVerifier.Create(key.ExportSubjectPublicKeyInfo())!.Verify("text"u8, signer.Sign("text"u8.ToArray())));
    }

    [Fact]
    public void Keys_that_are_too_weak_too_large_or_none_are_refused()
    {
        using var weak = RSA.Create(1024);
        Assert.Null(RsaPssVerifier.Create(weak.ExportSubjectPublicKeyInfo()));
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        Assert.Null(EcdsaP256Verifier.Create(other.ExportSubjectPublicKeyInfo()));
        using var good = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var encoding = good.ExportSubjectPublicKeyInfo();
        Assert.NotNull(EcdsaP256Verifier.Create(encoding));
        Assert.Null(RsaPssVerifier.Create(encoding));
        Assert.Null(EcdsaP256Verifier.Create([.. encoding, 0]));
        Assert.Null(EcdsaP256Verifier.Create(null));
        Assert.Null(RsaPssVerifier.Create(null));

        // The same point written in the hybrid form of X9.62, which would make a second key of the first.
        var hybrid = encoding.ToArray();
        hybrid[^65] = (byte)(6 | (hybrid[^1] & 1));
        Assert.Null(EcdsaP256Verifier.Create(hybrid));

        // Off the curve.
        encoding[^1] ^= 1;
        Assert.Null(EcdsaP256Verifier.Create(encoding));

        using var rsa = RSA.Create(2048);
        var strong = rsa.ExportSubjectPublicKeyInfo();
        for (var i = 0; i < strong.Length; i++)
        {
            var changed = strong.ToArray();
            changed[i] ^= 0x80;
            _ = RsaPssVerifier.Create(changed)?.Verify("text"u8, new byte[256]);
            Assert.Null(RsaPssVerifier.Create(strong[..i]));
        }

        // An even modulus, and an exponent of 1.
        strong[^6] &= 0xfe;
        Assert.Null(RsaPssVerifier.Create(strong));
    }

    [Theory]
    [InlineData("ed25519", "ed25519", "is no such key")]
    [InlineData("rsa", "rsassa-pss-sha256", "is no such key")]
    [InlineData("ecdsa", "ecdsa-sha2-nistp256", "is no such key")]
    [InlineData("ecdsa-sha2-nistp256", "ecdsa-sha2-nistp256", "is no such key")]
    [InlineData("rsa", "rsa-pkcs1v15-sha256", "`rsa/rsa-pkcs1v15-sha256`, which is not known here")]
    [InlineData("ed25519", "rsassa-pss-sha256", "`ed25519/rsassa-pss-sha256`, which is not known here")]
    [InlineData("sphincs", "sphincs-shake-128s", "`sphincs/sphincs-shake-128s`, which is not known here")]
    public void A_key_that_nothing_verifies_by_says_why(string keyType, string scheme, string objection)
    {
        foreach (var publicKey in new[] { "", "00", new string('0', 64), "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----\n", "-----BEGIN PUBLIC KEY-----\nAAAAAAAAAAAAAAAAAAAAAAAA\n-----END PUBLIC KEY-----\n" })
        {
            Assert.Null(SignatureVerifiers.For(keyType, scheme, publicKey, out var told));
            Assert.Contains(objection, told, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("ed25519")]
    [InlineData("ecdsa")]
    [InlineData("rsa")]
    public void The_material_is_the_same_for_one_key_however_it_is_written(string keyType)
    {
        var key = TestKey.Of(keyType);
        var publicKey = key.Declaration["keyval"]!["public"]!.GetValue<string>();
        var scheme = key.Declaration["scheme"]!.GetValue<string>();
        var again = keyType == "ed25519" ? publicKey.ToUpperInvariant() : $" \n{publicKey}\n\n";
        Assert.Equal(SignatureVerifiers.For(keyType, scheme, publicKey, out _)!.Material, SignatureVerifiers.For(keyType, scheme, again, out _)!.Material);
        Assert.NotEqual(SignatureVerifiers.For(keyType, scheme, publicKey, out _)!.Material, SignatureVerifiers.For(keyType, scheme, TestKey.Of(keyType).Declaration["keyval"]!["public"]!.GetValue<string>(), out _)!.Material);
    }

    // The framework signs with salts of one length only.
    private sealed class LongSalt(RSA key) : IDisposable
    {
        public byte[] Sign(byte[] message)
        {
            var numbers = key.ExportParameters(includePrivateParameters: true);
            var signer = new Org.BouncyCastle.Crypto.Signers.PssSigner(new Org.BouncyCastle.Crypto.Engines.RsaEngine(), new Org.BouncyCastle.Crypto.Digests.Sha256Digest(), 256 - 34);
            signer.Init(true, new Org.BouncyCastle.Crypto.Parameters.RsaKeyParameters(true, new(1, numbers.Modulus!), new(1, numbers.D!)));
            signer.BlockUpdate(message);
            return signer.GenerateSignature();
        }

        public void Dispose()
        {
        }
    }
}
