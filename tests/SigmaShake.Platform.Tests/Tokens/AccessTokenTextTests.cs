using System.Text;
using SigmaShake.Platform.Tokens;

namespace SigmaShake.Platform.Tests.Tokens;

public class AccessTokenTextTests
{
    [Theory]
    [InlineData(true, "^ssg_pat_[0-9A-Za-z]{36}$")]
    [InlineData(false, "^ssg_sa_[0-9A-Za-z]{36}$")]
    public void It_says_what_it_is(bool isPersonal, string pattern)
    {
        var text = AccessTokenText.Create(isPersonal);

        Assert.Matches(pattern, text);
        Assert.True(AccessTokenText.IsWellFormed(text));
        Assert.NotEqual(text, AccessTokenText.Create(isPersonal));
    }

    [Theory]
    [InlineData("123456789", 0xCBF43926)]
    [InlineData("", 0)]
    public void The_checksum_is_the_one_of_zlib(string text, uint crc) => Assert.Equal(crc, Crc32.Of(Encoding.ASCII.GetBytes(text)));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void No_bit_of_it_can_be_changed_and_nothing_cut_or_added(bool isPersonal)
    {
        var text = AccessTokenText.Create(isPersonal);
        for (var bit = 0; bit < 8 * text.Length; bit++)
        {
            var changed = text.ToCharArray();
            changed[bit / 8] ^= (char)(1 << (bit % 8));
            Assert.False(AccessTokenText.IsWellFormed(new string(changed)));
        }

        for (var length = 0; length < text.Length; length++) Assert.False(AccessTokenText.IsWellFormed(text[..length]));
        Assert.False(AccessTokenText.IsWellFormed(text + "0"));
        Assert.False(AccessTokenText.IsWellFormed(text + "\n"));
        Assert.False(AccessTokenText.IsWellFormed(" " + text));
    }

    [Fact]
    public void Two_neighbours_that_changed_places_are_noticed()
    {
        var text = AccessTokenText.Create(isPersonal: true);
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (text[i] == text[i + 1]) continue;
            var changed = text.ToCharArray();
            (changed[i], changed[i + 1]) = (changed[i + 1], changed[i]);
            Assert.False(AccessTokenText.IsWellFormed(new string(changed)));
        }
    }
}
