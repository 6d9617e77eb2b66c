using System.Security.Cryptography;
using System.Text;
using Own = SigmaShake.Ledger.Hashing.Sha256;

namespace SigmaShake.Ledger.Tests.Hashing;

public sealed class Sha256Tests
{
    // FIPS 180-4 examples (csrc.nist.gov, "SHA-256 examples") and the one of a million letters.
    [Theory]
    [InlineData("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")]
    [InlineData("a", 1_000_000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")]
    public void The_examples_of_the_standard_hold(string text, int times, string expected)
    {
        var hash = Own.Create();
        for (var i = 0; i < times; i++) hash.Append(Encoding.ASCII.GetBytes(text));
        Assert.Equal(expected, hash.Finish().ToString());
    }

    [Fact]
    public void Every_length_up_to_three_blocks_agrees_with_the_framework()
    {
        var data = Seeded(192, 1);
        for (var length = 0; length <= data.Length; length++)
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(data.AsSpan(0, length))), Own.Hash(data.AsSpan(0, length)).ToString());
    }

    [Fact]
    public void Data_that_begins_at_any_byte_agrees_with_the_framework()
    {
        var data = Seeded(4_096, 2);
        for (var start = 0; start < 128; start++)
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(data.AsSpan(start))), Own.Hash(data.AsSpan(start)).ToString());
    }

    [Fact]
    public void Random_lengths_in_random_pieces_agree_with_the_framework()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < 500; round++)
        {
            var data = Seeded(random.Next(0, 5_000), seed + round);
            var hash = Own.Create();
            for (var done = 0; done < data.Length;)
            {
                var piece = Math.Min(random.Next(0, round % 2 == 0 ? 200 : 3_000), data.Length - done);
                hash.Append(data.AsSpan(done, piece));
                done += piece;
            }

            Assert.True(Convert.ToHexStringLower(SHA256.HashData(data)) == hash.Finish().ToString(), $"seed {seed}, round {round}");
        }
    }

    private static byte[] Seeded(int length, int seed)
    {
        var data = new byte[length];
        new Random(seed).NextBytes(data);
        return data;
    }
}
