using SigmaShake.Signing.Keys;

namespace SigmaShake.Signing.Tests.Keys;

public sealed class Ed25519PrivateKeyTests
{
    [Fact]
    public void Two_generated_keys_differ_and_each_signs_for_itself_only()
    {
        using var first = Ed25519PrivateKey.Generate();
        using var second = Ed25519PrivateKey.Generate();
        Assert.NotEqual(first.Public, second.Public);
        var signature = first.Sign("text"u8);
        Assert.True(first.Public.Verify("text"u8, signature));
        Assert.False(second.Public.Verify("text"u8, signature));
    }

    [Fact]
    public void A_wiped_key_signs_nothing_and_holds_nothing()
    {
        var key = Ed25519PrivateKey.Generate();
        var field = typeof(Ed25519PrivateKey).GetField("_seed", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!;
        var seed = (byte[])field.GetValue(key)!;
        Assert.Contains(seed, b => b != 0);
        key.Dispose();
        Assert.DoesNotContain(seed, b => b != 0);
        Assert.Throws<ObjectDisposedException>(() => key.Sign("text"u8));
    }

    [Fact]
    public void The_text_of_a_key_holds_no_secret()
    {
        var seed = Enumerable.Range(1, 32).Select(i => (byte)i).ToArray();
        using var key = Ed25519PrivateKey.FromSeed(seed);
        Assert.Equal($"private key of {key.Public}", key.ToString());
        Assert.DoesNotContain(Convert.ToHexStringLower(seed), key.ToString(), StringComparison.Ordinal);
    }
}
