using SigmaShake.Platform.Organisations;

namespace SigmaShake.Platform.Tests.Organisations;

public class OrganisationIdTests
{
    [Fact]
    public void It_is_read_as_it_is_written_and_later_ones_sort_later()
    {
        var earlier = OrganisationId.Create(DateTimeOffset.UnixEpoch.AddYears(56));
        var later = OrganisationId.Create(DateTimeOffset.UnixEpoch.AddYears(56).AddMilliseconds(1));

        Assert.True(OrganisationId.TryParse(earlier.ToString(), out var read));
        Assert.Equal(earlier, read);
        Assert.Matches("^org_[0-7][0-9a-z]{25}$", earlier.ToString());
        Assert.True(string.CompareOrdinal(earlier.ToString(), later.ToString()) < 0);
        Assert.NotEqual(earlier, later);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("org_")]
    [InlineData("org_00000000000000000000000000/../")]
    [InlineData("org_0000000000000000000000000")]
    [InlineData("org_8zzzzzzzzzzzzzzzzzzzzzzzzz")]
    [InlineData("org_0000000000000000000000000l")]
    [InlineData("ORG_00000000000000000000000000")]
    public void Anything_else_is_none(string? text) => Assert.False(OrganisationId.TryParse(text, out _));

    [Theory]
    [InlineData("ab", true)]
    [InlineData("acme-eu-1", true)]
    [InlineData("a", false)]
    [InlineData("Acme", false)]
    [InlineData("1acme", false)]
    [InlineData("acme-", false)]
    [InlineData("a--b", false)]
    [InlineData("a_b", false)]
    [InlineData("äcme", false)]
    [InlineData(null, false)]
    public void A_slug_is_what_its_rule_says(string? text, bool isValid) => Assert.Equal(isValid, Slug.IsValid(text));
}
