using SigmaShake.Cli.Loading;
using SigmaShake.Rules.Checking;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Model;
using SigmaShake.Rules.Samples;

namespace SigmaShake.Cli.Tests.Packs;

/// <summary>The rules that let a mention pass must not let pass what is written beside it, however the two are joined.</summary>
public sealed class PackMentionTests
{
    private static readonly string[] Destructive =
    [
        "rm -rf /",
        "rm -rf ~",
        "mkfs.ext4 /dev/sda",
        "terraform destroy",
        "git reset --hard",
        "git push --force origin main",
        "dropdb shop",
        "docker system prune -af --volumes",
    ];

    /// <summary>Every example of an ALLOW of the packs.</summary>
    public static TheoryData<string, string> Mentions => [.. from rule in Allowing from sample in rule.Samples where !sample.IsCounterexample select (rule.Id, sample.Values[0].Value)];

    private static IEnumerable<Rule> Allowing => EmbeddedPack.All
        .SelectMany(pack => RuleFileReader.Read(pack.FileName, pack.Read()).Rules)
        .Where(rule => rule.Decision == Decision.Allow);

    [Theory]
    [MemberData(nameof(Mentions))]
    public void A_mention_covers_nothing_that_runs_beside_it(string id, string mention)
    {
        var rule = Allowing.Single(rule => rule.Id == id);

        foreach (var command in Destructive)
        {
            string[] joined =
            [
                $"{mention}\n{command}", $"{mention}\r\n{command}", $"{mention}\n\n{command}", $"{mention};{command}",
                $"{command}\n{mention}", $"{command}\r\n{mention}", $"{command};{mention}",
            ];
            Assert.All(joined, line => Assert.True(PackJudge.Judge(line).Outcome.Stops(), line));

            // What is substituted into a mention is judged as a line of its own, which the rule may well match.
            if (!mention.Contains("$(", StringComparison.Ordinal)) Assert.All(joined, line => Assert.False(Matches(rule, line), line));
        }
    }

    [Theory]
    [MemberData(nameof(Mentions))]
    public void A_mention_alone_is_let_pass(string id, string mention)
    {
        Assert.True(Matches(Allowing.Single(rule => rule.Id == id), mention));
        Assert.False(PackJudge.Judge(mention).Outcome.Stops());
    }

    private static bool Matches(Rule rule, string command) => new SampleRunner(rule).Holds(new Sample(IsCounterexample: false, [new SampleValue(Field.Of(FieldKind.Command), command)], rule.Location));
}
