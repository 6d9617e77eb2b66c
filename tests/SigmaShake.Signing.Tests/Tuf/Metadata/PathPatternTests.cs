using SigmaShake.Signing.Tuf.Metadata;

namespace SigmaShake.Signing.Tests.Tuf.Metadata;

public sealed class PathPatternTests
{
    // The first ones are the specification's own examples (4.5).
    [Theory]
    [InlineData("targets/*.tgz", "targets/foo.tgz", true)]
    [InlineData("targets/*.tgz", "targets/bar.tgz", true)]
    [InlineData("targets/*.tgz", "targets/foo.txt", false)]
    [InlineData("foo-version-?.tgz", "foo-version-2.tgz", true)]
    [InlineData("foo-version-?.tgz", "foo-version-a.tgz", true)]
    [InlineData("foo-version-?.tgz", "foo-version-alpha.tgz", false)]
    [InlineData("*.tgz", "foo.tgz", true)]
    [InlineData("*.tgz", "targets/foo.tgz", false)]
    [InlineData("foo.tgz", "foo.tgz", true)]
    [InlineData("foo.tgz", "Foo.tgz", false)]
    [InlineData("*", "", true)]
    [InlineData("*", ".hidden", true)]
    [InlineData("*/*", "a/b", true)]
    [InlineData("*/*", "a/b/c", false)]
    [InlineData("**", "a/b", false)]
    [InlineData("a**b", "ab", true)]
    [InlineData("a*b*c", "aXbYbZc", true)]
    [InlineData("a*b*c", "aXbYbZ", false)]
    [InlineData("?", "", false)]
    [InlineData("?", "/", false)]
    [InlineData("a?", "a", false)]
    [InlineData("[a-c]x", "bx", true)]
    [InlineData("[a-c]x", "dx", false)]
    [InlineData("[!a-c]x", "dx", true)]
    [InlineData("[!a-c]x", "ax", false)]
    [InlineData("[!a-c]x", "!x", true)]
    [InlineData("[]]", "]", true)]
    [InlineData("[!]]", "]", false)]
    [InlineData("[a", "[a", true)]
    [InlineData("[!", "[!", true)]
    [InlineData("[a-]", "-", true)]
    [InlineData("*[0-9]", "v1", true)]
    [InlineData("*[0-9]", "v1x", false)]
    [InlineData("{a,b}", "a", false)]
    [InlineData("{a,b}", "{a,b}", true)]
    [InlineData("a\\*", "a*", false)]
    [InlineData("+(a)", "a", false)]
    public void A_wildcard_stays_within_its_segment(string pattern, string path, bool matches) => Assert.Equal(matches, PathPattern.Matches(pattern, path));

    [Fact]
    public void Many_stars_cost_no_more_than_pattern_times_path()
    {
        var pattern = string.Concat(Enumerable.Repeat("*a", 500)) + "b";
        Assert.False(PathPattern.Matches(pattern, new string('a', 1024)));
    }

    [Fact]
    public void A_hash_prefix_covers_the_paths_whose_SHA_256_begins_with_it()
    {
        // SHA-256 of `path/one`, as `printf path/one | sha256sum` says it.
        const string Digest = "86c9a7fbd1e3942bde7a9345e593bcefb75894ee13216b98f6b5c5e94e229fb3";
        Assert.True(Bin(Digest[..1]).Covers("path/one"));
        Assert.True(Bin(Digest[..2]).Covers("path/one"));
        Assert.True(Bin(Digest).Covers("path/one"));
        Assert.False(Bin(Digest).Covers("path/two"));
        Assert.False(Bin(Digest[1..3]).Covers("path/one"));

        static TufDelegatedRole Bin(string prefix) => new("bin", new TufRole([], 1), IsTerminating: false, PathHashPrefixes: [prefix]);
    }
}
