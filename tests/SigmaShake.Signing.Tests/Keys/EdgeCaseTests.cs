using System.Numerics;
using SigmaShake.Signing.Keys;
using SigmaShake.Signing.Tests.Support;
using Library = Org.BouncyCastle.Math.EC.Rfc8032.Ed25519;

namespace SigmaShake.Signing.Tests.Keys;

public sealed class EdgeCaseTests
{
    [Fact]
    public void Our_row_of_the_speccheck_is_pinned()
    {
        // The fifteen cases in their order, and why each is refused. Libraries differ on every one of them, and 4 to 8 the library
        // beneath accepts; no honest signer makes any.
        const string smallKey = "the public key is of small order: anyone could sign for it";
        const string mixedKey = "the public key is no point of the prime-order group";
        string[] why =
        [
            smallKey, smallKey, // 0, 1: key and point of small order, S = 0
            smallKey, smallKey, // 2, 3: key of small order, point of mixed order
            mixedKey, mixedKey, // 4, 5: key of mixed order, point of small order
            mixedKey, mixedKey, // 6, 7: key and point of mixed order
            mixedKey,           // 8: key of mixed order
            "the scalar of the signature is not reduced", "the scalar of the signature is not reduced", // 9, 10: S over L
            mixedKey, mixedKey, // 11, 12: key of mixed order, point y = -1 with a sign on x = 0
            smallKey, smallKey, // 13, 14: key y = -1 with a sign on x = 0
        ];
        var cases = Vectors.Json("ed25519-speccheck/cases.json").EnumerateArray().ToList();
        Assert.Equal(why.Length, cases.Count);
        for (var i = 0; i < why.Length; i++)
        {
            var key = Vectors.Hex(cases[i], "pub_key");
            var signature = Vectors.Hex(cases[i], "signature");
            Assert.True(why[i] == Reason(key, signature), $"case {i}: {Reason(key, signature)}");
            Assert.False(Ed25519PublicKey.Parse(key) is { Succeeded: true } parsed && parsed.Value.Verify(Vectors.Hex(cases[i], "message"), signature));
        }
    }

    [Fact]
    public void The_row_of_the_library_beneath_is_pinned()
    {
        // If it changes, the reasons above want a new look.
        var row = string.Concat(Vectors.Json("ed25519-speccheck/cases.json").EnumerateArray().Select(one =>
        {
            var message = Vectors.Hex(one, "message");
            return Library.Verify(Vectors.Hex(one, "signature"), 0, Vectors.Hex(one, "pub_key"), 0, message, 0, message.Length) ? 'V' : 'X';
        }));
        Assert.Equal("XXXXVVVVVXXXXXX", row);
    }

    [Fact]
    public void Every_encoding_of_a_point_of_small_order_is_refused_as_a_key_and_as_the_point_of_a_signature()
    {
        using var key = Ed25519PrivateKey.FromSeed(new byte[32]);
        var seen = 0;
        for (var i = 0; i < 8; i++)
        {
            foreach (var sign in new byte[] { 0, 0x80 })
            {
                var point = Curve.Encode(Curve.Multiply(i, Curve.Eighth));
                point[31] ^= sign;
                Assert.True(PointEncoding.IsSmallOrder(point));
                Assert.False(Ed25519PublicKey.Parse(point).Succeeded);
                Assert.Equal("the point of the signature is of small order: anyone could sign for it", StrictRule.SignatureObjection([.. point, .. new byte[32]]));
                Assert.False(key.Public.Verify([], [.. point, .. new byte[32]]));
                seen++;
            }
        }

        Assert.Equal(16, seen);
        for (var y = 0; y < 19; y++)
        {
            var point = Curve.Scalar(Curve.Prime + y);
            Assert.False(PointEncoding.IsCanonical(point));
            Assert.Equal("the public key is not written in its one canonical form", Ed25519PublicKey.Parse(point).Error?.Message);
            Assert.Equal("the point of the signature is not written in its one canonical form", StrictRule.SignatureObjection([.. point, .. new byte[32]]));
        }

        Assert.True(PointEncoding.IsCanonical(Curve.Scalar(Curve.Prime - 1)));
    }

    [Fact]
    public void A_second_signature_made_by_adding_the_order_to_S_is_refused()
    {
        using var key = Ed25519PrivateKey.Generate();
        var signature = key.Sign("once"u8);
        var scalar = new BigInteger(signature.AsSpan(32), isUnsigned: true) + Curve.Order;
        Assert.True(key.Public.Verify("once"u8, signature));
        Assert.False(key.Public.Verify("once"u8, [.. signature.AsSpan(0, 32), .. Curve.Scalar(scalar)]));
    }

    [Fact]
    public void A_point_of_mixed_order_is_refused_although_the_library_verifies_with_the_cofactor()
    {
        BigInteger secret = 123_456_789, nonce = 987_654_321;
        var key = Curve.Encode(Curve.Multiply(secret, Curve.Base));
        var point = Curve.Encode(Curve.Add(Curve.Multiply(nonce, Curve.Base), Curve.Eighth));
        var accepted = 0;
        for (var i = 0; i < 200; i++)
        {
            var message = BitConverter.GetBytes(i);
            var scalar = (nonce + Curve.Challenge(point, key, message) * secret) % Curve.Order;
            byte[] signature = [.. point, .. Curve.Scalar(scalar)];
            if (Library.Verify(signature, 0, key, 0, message, 0, message.Length)) accepted++;
            Assert.Equal("the point of the signature is no point of the prime-order group", StrictRule.SignatureObjection(signature));
            Assert.False(Ed25519PublicKey.Parse(key).Value!.Verify(message, signature));
        }

        // Without the cofactor it would be none: which of the two the library does is pinned here.
        Assert.Equal(200, accepted);
    }

    [Fact]
    public void A_key_of_mixed_order_is_refused()
    {
        var key = Curve.Encode(Curve.Add(Curve.Multiply(77, Curve.Base), Curve.Eighth));
        Assert.Equal("the public key is no point of the prime-order group", Ed25519PublicKey.Parse(key).Error?.Message);
        Assert.True(Ed25519PublicKey.Parse(Curve.Encode(Curve.Multiply(77, Curve.Base))).Succeeded);
    }

    private static string Reason(byte[] key, byte[] signature) =>
        Ed25519PublicKey.Parse(key).Error?.Message ?? StrictRule.SignatureObjection(signature) ?? "nothing";
}
