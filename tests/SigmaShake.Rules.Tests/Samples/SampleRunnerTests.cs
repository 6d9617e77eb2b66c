using SigmaShake.Rules.Samples;
using Ruleset = SigmaShake.Rules.Tests.Evaluation.Rules;

namespace SigmaShake.Rules.Tests.Samples;

public class SampleRunnerTests
{
    [Theory]
    [InlineData("DENY execution", "command CONTAINS \"push\"", "\"git push\"", true)]
    [InlineData("DENY execution", "command CONTAINS \"push\"", "\"git pull\"", false)]
    [InlineData("DENY read", "path GLOB \"**/.env\"", "\"a/../.env\"", true)]
    [InlineData("DENY read", "path GLOB \"/home/user/project/.env\"", "\".env\"", true)]
    [InlineData("DENY read", "path GLOB \"/home/user/.ssh/*\"", "\"~/.ssh/id\"", true)]
    [InlineData("DENY write", "path GLOB \"*.ts\" AND content CONTAINS \"eval(\"", "path \"a.ts\" content \"eval(x)\"", true)]
    [InlineData("DENY write", "path GLOB \"*.ts\" AND content CONTAINS \"eval(\"", "path \"a.ts\"", false)]
    [InlineData("DENY edit", "path GLOB \"*.ts\"", "\"a.ts\"", true)]
    [InlineData("DENY search", "query REGEX \"^pass\"", "\"password\"", true)]
    [InlineData("DENY network", "url CONTAINS \"evil\"", "\"https://evil\"", true)]
    [InlineData("DENY agent", "tool EQUALS \"Task\"", "\"Task\"", true)]
    [InlineData("DENY any", "tool GLOB \"mcp__*\"", "\"mcp__a__b\"", true)]
    [InlineData("DENY any", "input.a.b EQUALS \"x\" AND input.c EQUALS \"y\"", "input.a.b \"x\" input.c \"y\"", true)]
    [InlineData("DENY execution", "agent EQUALS \"codex\" AND cwd EQUALS \"/srv\"", "agent \"codex\" cwd \"/srv\"", true)]
    [InlineData("DENY execution", "agent EQUALS \"claude-code\" AND cwd EQUALS \"/home/user/project\"", "command \"\"", true)]
    [InlineData("DENY read", "path EQUALS \"/srv/a\"", "path \"a\" cwd \"/srv\"", true)]
    [InlineData("ALLOW execution", "command EQUALS \"ls\"", "\"ls\"", true)]
    [InlineData("LOG execution", "command EQUALS \"ls\"", "\"ls\"", true)]
    [InlineData("DENY write", "path EQUALS \"b\"", "tool \"apply_patch\" input.input \"*** Begin Patch\n*** Add File: a\n*** Add File: b\"", true)]
    [InlineData("DENY write", "path EQUALS \"c\"", "tool \"apply_patch\" input.input \"*** Begin Patch\n*** Add File: a\n*** Add File: b\"", false)]
    public void An_example_is_matched_if_any_of_its_actions_is(string gate, string condition, string sample, bool matches)
    {
        var rule = Ruleset.One(Ruleset.Text("r", gate, condition, $"EXAMPLE {sample}\n  COUNTEREXAMPLE {sample}"));

        Assert.Equal(matches, new SampleRunner(rule).Holds(rule.Samples[0]));
        Assert.Equal(!matches, new SampleRunner(rule).Holds(rule.Samples[1]));
    }
}
