using SigmaShake.Signing.Keys;
using SigmaShake.Signing.Tests.Support;

namespace SigmaShake.Signing.Tests.Keys;

public sealed class Rfc8032Tests
{
    [Fact]
    public void All_128_vectors_sign_to_the_same_bytes_and_verify()
    {
        var vectors = Vectors.Json("rfc8032/ed25519-sign-input.json");
        Assert.Equal(128, vectors.GetArrayLength());
        foreach (var vector in vectors.EnumerateArray())
        {
            using var key = Ed25519PrivateKey.FromSeed(Vectors.Hex(vector, "seed"));
            var message = Vectors.Hex(vector, "message");
            Assert.Equal(Vectors.Hex(vector, "publicKey"), key.Public.Encoding);
            Assert.Equal(Vectors.Hex(vector, "signature"), key.Sign(message));

            var parsed = Ed25519PublicKey.Parse(Vectors.Hex(vector, "publicKey"));
            Assert.True(parsed.Succeeded, parsed.Error?.ToString());
            Assert.True(parsed.Value.Verify(message, Vectors.Hex(vector, "signature")));
        }
    }

    [Fact]
    public void A_signature_with_any_flipped_byte_and_a_changed_message_do_not_verify()
    {
        foreach (var vector in Vectors.Json("rfc8032/ed25519-sign-input.json").EnumerateArray())
        {
            var key = Ed25519PublicKey.Parse(Vectors.Hex(vector, "publicKey")).Value!;
            var message = Vectors.Hex(vector, "message");
            var signature = Vectors.Hex(vector, "signature");
            for (var i = 0; i < signature.Length; i++)
            {
                signature[i] ^= 0x01;
                Assert.False(key.Verify(message, signature), $"byte {i}");
                signature[i] ^= 0x01;
            }

            Assert.False(key.Verify([.. message, 0], signature));
            Assert.False(key.Verify(message, signature.AsSpan(0, 63)));
            Assert.False(key.Verify(message, [.. signature, 0]));
        }
    }
}
