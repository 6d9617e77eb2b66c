using System.Text;
using SigmaShake.Signing.Bundles;
using SigmaShake.Signing.Tuf.Metadata;

namespace SigmaShake.Cli.Tests.Fleet;

/// <summary><c>ssg fleet bundle build</c>: what machines enforce is made of good rules only, and of nothing else nothing is written.</summary>
public sealed class BuildTests : IDisposable
{
    private readonly FleetDesk _desk = new();

    public BuildTests() => _desk.MakeRoot();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void Rules_and_settings_become_a_bundle_and_a_file_to_sign()
    {
        _desk.WriteRules("team/shell.rules", FleetDesk.Rules.Replace("push", "tag", StringComparison.Ordinal));
        File.WriteAllText(_desk["rules/settings.json"], """{"packs_enabled":["git"]}""");
        File.WriteAllText(_desk["rules/README.md"], "not a rule");

        _desk.Build("out", "--first", "canary-1", "--first", "canary-2", "--waves", "1, 10,100");

        var bundle = RuleBundle.Parse(File.ReadAllBytes(_desk["out/bundle.json"])).Value!;
        Assert.Equal(["git.rules", "team/shell.rules"], bundle.Files.Select(file => file.Path));
        Assert.Equal(["git"], bundle.Settings.PacksEnabled);
        var targets = (TufTargets)_desk.Staged("out/targets.json").Content;
        Assert.Equal(1, targets.Version);
        Assert.InRange(targets.Expires, TimeProvider.System.GetUtcNow().AddDays(89), TimeProvider.System.GetUtcNow().AddDays(90));
        var target = Assert.Single(targets.Targets);
        Assert.Equal("bundle.json", target.Key);
        Assert.Null(target.Value.Objection(bundle.ToBytes()));
        Assert.Equal("""{"rollout":{"first":["canary-1","canary-2"],"waves":[1,10,100]}}""", Encoding.UTF8.GetString(target.Value.Custom!.Value.Span));
        Assert.Equal(File.ReadAllBytes(_desk["root.json"]), File.ReadAllBytes(_desk["out/root.json"]));
        Assert.Contains("release 1: 2 files, rules ", _desk.Output);
    }

    [Fact]
    public void The_next_release_follows_the_one_before_and_nothing_that_waits_for_signatures_is_overwritten()
    {
        _desk.Build("out");
        _desk.Refuse("may have been signed", "fleet", "bundle", "build", "rules", "-o", "out", "--root", "root.json");
        _desk.Build("next", "--from", "out/targets.json", "--expires", "7d");

        var targets = (TufTargets)_desk.Staged("next/targets.json").Content;
        Assert.Equal(2, targets.Version);
        Assert.Null(targets.Targets["bundle.json"].Custom);
        Assert.True(targets.Expires < TimeProvider.System.GetUtcNow().AddDays(7));
    }

    [Theory]
    [InlineData("a.rules", "rule broken {\n  DENNY execution\n}\n", "errors in the rules; mend them, `ssg lint")]
    [InlineData("a.rules", "rule a {\n  DENY execution\n  IF command EQUALS \"a\"\n  MESSAGE \"m\"\n  EXAMPLE \"b\"\n}\n", "1 example of the rules did not hold")]
    [InlineData("Upper.rules", "", "rename it to small letters")]
    [InlineData("settings.json", "{\"packs_enabled\":[\"quantum\"]}", "enables the pack `quantum`")]
    [InlineData("settings.json", "{\"pack_enabled\":[]}", "`pack_enabled`, which is not known")]
    [InlineData("settings.json", "{", "is not JSON")]
    [InlineData("settings.json", "{\"grant\":\"yes\"}", "neither true nor false")]
    public void What_is_wrong_with_the_rules_is_said_and_nothing_is_written(string name, string text, string saying)
    {
        _desk.WriteRules(name, text);

        _desk.Refuse(saying, "fleet", "bundle", "build", "rules", "-o", "out", "--root", "root.json");

        Assert.False(Directory.Exists(_desk["out"]));
    }

    [Fact]
    public void A_rule_file_that_is_no_text_or_a_link_out_of_the_folder_is_not_taken()
    {
        File.WriteAllBytes(_desk["rules/latin.rules"], [0xE9]);
        _desk.Refuse("is not UTF-8", "fleet", "bundle", "build", "rules", "-o", "out", "--root", "root.json");
        File.Delete(_desk["rules/latin.rules"]);

        File.WriteAllText(_desk["outside.rules"], FleetDesk.Rules);
        File.CreateSymbolicLink(_desk["rules/link.rules"], _desk["outside.rules"]);
        _desk.Build("out");
        Assert.Equal(["git.rules"], RuleBundle.Parse(File.ReadAllBytes(_desk["out/bundle.json"])).Value!.Files.Select(file => file.Path));
    }

    [Theory]
    [InlineData("--root", "rules/git.rules", "is not JSON")]
    [InlineData("--from", "root.json", "is of the role root")]
    [InlineData("--from", "nowhere.json", "cannot be opened")]
    [InlineData("--waves", "50,10,100", "rising percentages")]
    [InlineData("--waves", "10,50", "end with 100")]
    [InlineData("--waves", "x", "rising percentages")]
    [InlineData("--first", "", "the name of a machine")]
    [InlineData("--expires", "0d", "cannot be `0d`")]
    public void What_is_wrong_with_an_option_is_said_and_nothing_is_written(string option, string value, string saying)
    {
        string[] root = option == "--root" ? [] : ["--root", "root.json"];

        _desk.Refuse(saying, ["fleet", "bundle", "build", "rules", "-o", "out", .. root, option, value]);

        Assert.False(Directory.Exists(_desk["out"]));
    }

    [Fact]
    public void An_empty_folder_is_no_bundle()
    {
        Directory.CreateDirectory(_desk["empty"]);

        _desk.Refuse("holds no `.rules` files", "fleet", "bundle", "build", "empty", "-o", "out", "--root", "root.json");
        _desk.Refuse("is not a folder", "fleet", "bundle", "build", "nowhere", "-o", "out", "--root", "root.json");
    }
}
