using System.Text;
using SigmaShake.Cli.Loading;
using SigmaShake.Rules.Checking;
using SigmaShake.Rules.Formatting;
using SigmaShake.Rules.Model;
using SigmaShake.Rules.Samples;

namespace SigmaShake.Cli.Tests.Packs;

/// <summary>What every rule that is in force without setup owes to the people it stops.</summary>
public sealed class PackSampleTests
{
    /// <summary>Every pack of the binary by name.</summary>
    public static TheoryData<string> Packs => [.. EmbeddedPack.All.Select(pack => pack.Name)];

    [Theory]
    [MemberData(nameof(Packs))]
    public void A_pack_is_free_of_diagnostics(string pack)
    {
        var file = Read(pack);

        Assert.Empty(file.Diagnostics);
        Assert.NotEmpty(file.Rules);
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public void A_pack_is_laid_out_the_one_way(string pack)
    {
        var bytes = EmbeddedPack.All.Single(one => one.Name == pack).Read();

        Assert.Equal(Encoding.UTF8.GetString(bytes), RuleFormatter.Format(pack, bytes).Text);
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public void Every_rule_has_an_example_and_a_counterexample_and_all_hold(string pack)
    {
        foreach (var rule in Read(pack).Rules)
        {
            Assert.True(rule.Samples.Any(sample => !sample.IsCounterexample), $"`{rule.Id}` has no EXAMPLE");
            Assert.True(rule.Samples.Any(sample => sample.IsCounterexample), $"`{rule.Id}` has no COUNTEREXAMPLE");
            var runner = new SampleRunner(rule);
            foreach (var sample in rule.Samples) Assert.True(runner.Holds(sample), $"`{rule.Id}`: {sample.Location} does not hold");
        }
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public void Every_gate_says_what_to_do_instead_and_belongs_to_a_category(string pack)
    {
        foreach (var rule in Read(pack).Rules)
        {
            Assert.NotEmpty(rule.Categories);
            Assert.True(rule.Message.Count(c => c is '.' or ';' or ',') >= 2, $"the message of `{rule.Id}` gives a reason, but no way out");
        }
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public void A_technique_is_written_as_its_catalogue_has_it(string pack)
    {
        var techniques = Read(pack).Rules.SelectMany(rule => rule.Categories).Where(word => word.StartsWith("attack.", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(techniques);
        Assert.All(techniques, technique => Assert.Matches("^attack\\.t[0-9]{4}(?:\\.[0-9]{3})?$", technique));
    }

    [Fact]
    public void The_guards_on_ourselves_only_ever_refuse()
    {
        // An ALLOW or an ASK in the built-in layer would be a hole that no other layer could close.
        Assert.All(Read("self-protection").Rules, rule => Assert.Equal(Decision.Deny, rule.Decision));
    }

    private static CheckedFile Read(string name)
    {
        var pack = EmbeddedPack.All.Single(pack => pack.Name == name);
        return RuleFileReader.Read(pack.FileName, pack.Read());
    }
}
