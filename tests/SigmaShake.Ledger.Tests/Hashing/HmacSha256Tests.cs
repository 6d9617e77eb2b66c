using System.Text;
using SigmaShake.Ledger.Hashing;

namespace SigmaShake.Ledger.Tests.Hashing;

public sealed class HmacSha256Tests
{
    /// <summary>RFC 4231, sections 4.2 to 4.8 (4.6 shows a truncated code, which nobody uses here).</summary>
    [Theory]
    [InlineData("0b*20", "Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")]
    [InlineData("Jefe", "what do ya want for nothing?", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")]
    [InlineData("aa*20", "dd*50", "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe")]
    [InlineData("aa*131", "Test Using Larger Than Block-Size Key - Hash Key First", "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")]
    [InlineData(
        "aa*131",
        "This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm.",
        "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2")]
    public void The_vectors_of_the_standard_hold(string key, string data, string code) =>
        Assert.Equal(code, HmacSha256.Of(Bytes(key), Bytes(data)).ToString());

    // `aa*131`: that byte, so many times; else a text.
    private static byte[] Bytes(string text) => text.Split('*') is [{ Length: 2 } value, var count]
        ? [.. Enumerable.Repeat(Convert.ToByte(value, 16), int.Parse(count, System.Globalization.CultureInfo.InvariantCulture))]
        : Encoding.ASCII.GetBytes(text);
}
