using SigmaShake.Signing.Keys;
using SigmaShake.Signing.Tests.Support;

namespace SigmaShake.Signing.Tests.Keys;

public sealed class WycheproofTests
{
    [Fact]
    public void All_151_tests_end_as_they_say()
    {
        var count = 0;
        foreach (var group in Vectors.Json("wycheproof/ed25519_test.json").GetProperty("testGroups").EnumerateArray())
        {
            var key = Ed25519PublicKey.Parse(Vectors.Hex(group.GetProperty("publicKey"), "pk"));
            Assert.True(key.Succeeded, key.Error?.ToString());
            foreach (var test in group.GetProperty("tests").EnumerateArray())
            {
                var expected = test.GetProperty("result").GetString() == "valid";
                Assert.True(expected == key.Value.Verify(Vectors.Hex(test, "msg"), Vectors.Hex(test, "sig")), $"test {test.GetProperty("tcId")}");
                count++;
            }
        }

        Assert.Equal(151, count);
    }
}
