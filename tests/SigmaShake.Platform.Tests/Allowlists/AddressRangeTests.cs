using System.Net;
using SigmaShake.Platform.Allowlists;

namespace SigmaShake.Platform.Tests.Allowlists;

public class AddressRangeTests
{
    [Theory]
    [InlineData("192.0.2.0/24", "192.0.2.0/24")]
    [InlineData(" 192.0.2.1 ", "192.0.2.1/32")]
    [InlineData("0.0.0.0/0", "0.0.0.0/0")]
    [InlineData("2001:DB8::/32", "2001:db8::/32")]
    [InlineData("2001:db8:0:0:0:0:0:1", "2001:db8::1/128")]
    [InlineData("::ffff:192.0.2.0/120", "192.0.2.0/24")]
    [InlineData("::ffff:c000:201", "192.0.2.1/32")]
    [InlineData("::ffff:0:0/96", "0.0.0.0/0")]
    public void A_range_has_one_spelling(string text, string spelling)
    {
        Assert.True(AddressRange.TryParse(text, out var range));
        Assert.Equal(spelling, range.ToString());
        Assert.True(AddressRange.TryParse(spelling, out var again));
        Assert.Equal(range, again);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("192.0.2.1/24")]
    [InlineData("192.0.2.0/33")]
    [InlineData("192.0.2.0/-1")]
    [InlineData("192.0.2.0/")]
    [InlineData("192.0.2.0/24/8")]
    [InlineData("192.0.2")]
    [InlineData("3221225985")]
    [InlineData("0xc0.0.2.1")]
    [InlineData("192.0.02.1")]
    [InlineData("fe80::1%eth0")]
    [InlineData("[2001:db8::1]")]
    [InlineData("2001:db8::1/64")]
    [InlineData("::ffff:0:0/64")]
    [InlineData("::ffff:0:0/95")]
    [InlineData("example.com")]
    public void Anything_else_is_none(string? text) => Assert.False(AddressRange.TryParse(text, out _));

    [Theory]
    [InlineData("192.0.2.0/24", "192.0.2.255", true)]
    [InlineData("192.0.2.0/24", "192.0.3.0", false)]
    [InlineData("192.0.2.0/24", "::ffff:192.0.2.7", true)]
    [InlineData("::ffff:192.0.2.0/120", "192.0.2.7", true)]
    [InlineData("0.0.0.0/0", "2001:db8::1", false)]
    [InlineData("::/0", "2001:db8::1", true)]
    [InlineData("::/0", "::ffff:192.0.2.7", false)]
    [InlineData("fe80::/10", "fe80::1%3", true)]
    [InlineData("127.0.0.1", "127.0.0.1", true)]
    [InlineData("127.0.0.1", "127.0.0.2", false)]
    public void It_holds_an_address_in_whatever_form_it_arrives(string range, string address, bool isIn)
    {
        Assert.True(AddressRange.TryParse(range, out var read));
        Assert.Equal(isIn, read.Contains(IPAddress.Parse(address)));
    }

    [Fact]
    public void An_empty_list_is_everywhere_and_any_other_refuses_who_comes_from_nowhere()
    {
        Assert.True(AddressRange.TryParse("192.0.2.0/24", out var range));

        Assert.True(Allowlist.Everywhere.Allows(null));
        Assert.False(new Allowlist([range]).Allows(null));
        Assert.False(new Allowlist([range]).Allows(IPAddress.Loopback));
    }
}
