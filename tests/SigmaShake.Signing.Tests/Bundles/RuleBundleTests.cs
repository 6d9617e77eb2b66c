using System.Text;
using SigmaShake.Signing.Bundles;

namespace SigmaShake.Signing.Tests.Bundles;

public sealed class RuleBundleTests
{
    private const string Whole = """{"rules":[{"path":"git.rules","text":"# none"}],"settings":{"decisions":{"send":"all"},"grant":true,"packs_enabled":["git","system"]},"v":1}""";

    [Fact]
    public void A_bundle_is_read_back_as_it_was_made_and_has_one_form()
    {
        var settings = new BundleSettings { Grants = true, PacksEnabled = ["system", "git"], Decisions = DecisionSharing.All };

        var bundle = RuleBundle.Of([new BundleFile("z/b.rules", "b"), new BundleFile("a.rules", "a \"quoted\" \u0007 line\n")], settings).Value!;
        var again = RuleBundle.Parse(bundle.ToBytes()).Value!;

        Assert.Equal([new BundleFile("a.rules", "a \"quoted\" \u0007 line\n"), new BundleFile("z/b.rules", "b")], again.Files);
        Assert.Equal((true, DecisionSharing.All), (again.Settings.Grants, again.Settings.Decisions));
        Assert.Equal(["git", "system"], again.Settings.PacksEnabled);
        Assert.Equal(bundle.ToBytes(), again.ToBytes());
    }

    [Fact]
    public void What_is_not_set_is_the_default()
    {
        var settings = Parse("""{"v":1,"rules":[],"settings":{}}""").Value!.Settings;

        Assert.False(settings.Grants);
        Assert.Empty(settings.PacksEnabled);
        Assert.Equal(DecisionSharing.Counts, settings.Decisions);
        Assert.Equal(DecisionSharing.Counts, Parse("""{"v":1,"rules":[],"settings":{"decisions":{}}}""").Value!.Settings.Decisions);
    }

    [Fact]
    public void The_hash_of_the_rules_tells_paths_and_texts_apart_and_does_not_know_the_settings()
    {
        string Hash(bool grants, params BundleFile[] files) => RuleBundle.Of(files, new BundleSettings { Grants = grants }).Value!.RulesHash;
        var hash = Hash(false, new BundleFile("a.rules", "1"), new BundleFile("b.rules", "2"));

        Assert.Equal(hash, Hash(true, new BundleFile("b.rules", "2"), new BundleFile("a.rules", "1")));
        Assert.NotEqual(hash, Hash(false, new BundleFile("a.rules", "2"), new BundleFile("b.rules", "1")));
        Assert.NotEqual(hash, Hash(false, new BundleFile("a.rules", "12"), new BundleFile("b.rules", "")));
        Assert.Matches("^[0-9a-f]{64}$", hash);
    }

    [Theory]
    [InlineData("a.rules", true)]
    [InlineData("team/git-safety_2.rules", true)]
    [InlineData("a.b.rules", true)]
    [InlineData("", false)]
    [InlineData(".rules", false)]
    [InlineData("a/.rules", false)]
    [InlineData("a.txt", false)]
    [InlineData("a.rules/", false)]
    [InlineData("/a.rules", false)]
    [InlineData("a//b.rules", false)]
    [InlineData("./a.rules", false)]
    [InlineData("a/../b.rules", false)]
    [InlineData("A.rules", false)]
    [InlineData("a\\b.rules", false)]
    [InlineData("a b.rules", false)]
    [InlineData("ä.rules", false)]
    [InlineData("a.rules\n", false)]
    [InlineData("a\0.rules", false)]
    public void A_path_leads_nowhere_else(string path, bool isValid)
    {
        Assert.Equal(isValid, BundleFile.IsValidPath(path));
        Assert.Equal(isValid, RuleBundle.Of([new BundleFile(path, "")], BundleSettings.Defaults).Succeeded);
    }

    [Theory]
    [InlineData("{\"v\":1", "is not JSON")]
    [InlineData("[]", "no object that is the whole text")]
    [InlineData("""{"rules":[],"settings":{}}""", "no integer `v`")]
    [InlineData("""{"v":1,"settings":{}}""", "no list `rules`")]
    [InlineData("""{"v":1,"rules":[]}""", "no object `settings`")]
    [InlineData("""{"v":1,"v":1,"rules":[],"settings":{}}""", "the key `v` twice")]
    [InlineData("""{"v":1,"rules":[{"path":"a.rules"}],"settings":{}}""", "no text `text`")]
    [InlineData("""{"v":1,"rules":[{"path":"a.rules","text":""},{"path":"a.rules","text":""}],"settings":{}}""", "the path `a.rules` twice")]
    [InlineData("""{"v":1,"rules":["a"],"settings":{}}""", "no object `rules`")]
    [InlineData("""{"v":1,"rules":[],"settings":{"grant":1}}""", "`grant` that is neither true nor false")]
    [InlineData("""{"v":1,"rules":[],"settings":{"packs_enabled":["Git"]}}""", "no name of a pack")]
    [InlineData("""{"v":1,"rules":[],"settings":{"packs_enabled":["git","git"]}}""", "a pack twice")]
    [InlineData("""{"v":1,"rules":[],"settings":{"packs_enabled":"git"}}""", "no list `packs_enabled`")]
    [InlineData("""{"v":1,"rules":[],"settings":{"decisions":"all"}}""", "no object `decisions`")]
    [InlineData("""{"v":1,"rules":[],"settings":{"decisions":{"send":"some"}}}""", "neither `none`, `counts` nor `all`")]
    public void What_is_not_a_bundle_is_refused_with_the_cure(string text, string problem)
    {
        var refused = Parse(text);

        Assert.False(refused.Succeeded);
        Assert.Contains(problem, refused.Error.Message);
        Assert.Equal("build it again with `ssg fleet bundle build`", refused.Error.Help);
    }

    [Theory]
    [InlineData("""{"v":2,"rules":[],"settings":{}}""", "of version 2")]
    [InlineData("""{"v":1,"rules":[],"settings":{},"after":1}""", "`after`")]
    [InlineData("""{"v":1,"rules":[{"path":"a.rules","text":"","mode":1}],"settings":{}}""", "`mode`")]
    [InlineData("""{"v":1,"rules":[],"settings":{"deny":true}}""", "`deny`")]
    [InlineData("""{"v":1,"rules":[],"settings":{"decisions":{"fields":[]}}}""", "`fields`")]
    public void What_a_newer_program_wrote_is_refused_and_never_passed_over(string text, string problem)
    {
        var refused = Parse(text);

        Assert.Contains(problem, refused.Error!.Message);
        Assert.Contains("update `ssg`", refused.Error.Help);
    }

    [Fact]
    public void Limits_are_errors()
    {
        var files = Enumerable.Range(0, RuleBundle.MaxFiles + 1).Select(number => new BundleFile($"{number}.rules", "")).ToList();
        Assert.Contains("more than 1000", RuleBundle.Of(files, BundleSettings.Defaults).Error!.Message);
        Assert.True(RuleBundle.Of(files.Skip(1), BundleSettings.Defaults).Succeeded);

        Assert.Contains("more than 4194304", RuleBundle.Of([new BundleFile("a.rules", new string('a', RuleBundle.MaxBytes))], BundleSettings.Defaults).Error!.Message);
        Assert.Contains("more than 100", RuleBundle.Of([], new BundleSettings { PacksEnabled = [.. Enumerable.Range(0, 101).Select(number => $"p{number}")] }).Error!.Message);
    }

    [Fact]
    public void Damage_at_any_place_is_another_bundle_or_none_and_nothing_throws()
    {
        var bytes = Encoding.UTF8.GetBytes(Whole);
        Assert.Equal(bytes, Parse(Whole).Value!.ToBytes());

        for (var offset = 0; offset < bytes.Length; offset++)
        {
            Assert.False(RuleBundle.Parse(bytes.AsSpan(0, offset)).Succeeded);
            foreach (var mask in new byte[] { 0x01, 0x20, 0x80, 0xFF })
            {
                var damaged = (byte[])bytes.Clone();
                damaged[offset] ^= mask;
                if (RuleBundle.Parse(damaged).Value is { } read) Assert.NotEqual(bytes, read.ToBytes());
            }
        }
    }

    private static SigningResult<RuleBundle> Parse(string text) => RuleBundle.Parse(Encoding.UTF8.GetBytes(text));
}
