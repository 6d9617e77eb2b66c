using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Images;
using SigmaShake.Rules.Images.Layout;
using SigmaShake.Rules.Model;
using Texts = SigmaShake.Rules.Tests.Evaluation.Rules;

namespace SigmaShake.Rules.Tests.Images.Literals;

/// <summary>Which rules with INVOKES are looked at on which actions, and by what they are found.</summary>
public class InvokesIndexTests
{
    [Theory]
    [InlineData("command INVOKES \"git push\"", "Program:git")]
    [InlineData("command INVOKES \"Git|hub push\"", "Program:git,hub")]
    [InlineData("command INVOKES \"git push\" AND command CONTAINS \"something much longer\"", "Program:git")]
    [InlineData("command INVOKES \"git push\" AND tool EQUALS \"something much longer\"", "Program:git")]
    [InlineData("command INVOKES \"* push\" AND command CONTAINS \"longer\"", "Field:longer Script:longer")]
    [InlineData("command INVOKES \"git\" OR command CONTAINS \"longer\"", "Field:longer Program:git Script:longer")]
    [InlineData("command NOT INVOKES \"git\" AND command CONTAINS \"longer\"", "Field:longer Script:longer")]
    [InlineData("command NOT INVOKES \"git\"", "")]
    [InlineData("command INVOKES \"*\"", "")]
    [InlineData("command INVOKES \"git|$*\"", "")]
    [InlineData("command CONTAINS \"longer\"", "Field:longer")]
    public void A_rule_is_found_by_the_names_of_its_programs(string condition, string found)
    {
        var image = Texts.Image(Texts.One(Texts.Text("r", "DENY execution", condition)));
        var shown = new List<string>();
        foreach (ref readonly var index in image.FieldIndexes)
        {
            var literals = new List<string>();
            foreach (ref readonly var table in image.All<GramTable>(index.Grams))
            {
                foreach (ref readonly var entry in image.All<LiteralEntry>(table.Entries)) literals.Add(image.Text(entry.Literal));
            }

            shown.Add($"{index.Scope}:{string.Join(',', literals.Order(StringComparer.Ordinal))}");
        }

        Assert.Equal(found, string.Join(' ', shown));
        Assert.Equal(found.Length == 0 ? 1 : 0, image.Unindexed(Target.Execution).Length);
    }

    [Theory]
    [InlineData("git push", "by-program,by-either")]
    [InlineData("ls", "")]
    [InlineData("ls; git push", "by-program,by-either")]
    [InlineData("ls script", "by-either,by-script")]
    [InlineData("/bin/g?t push", "by-program,by-either,by-script,by-text")]
    public void A_simple_command_is_looked_at_by_its_program_and_its_script(string script, string rules)
    {
        var image = Texts.Image([
            Texts.One(Texts.Text("by-program", "DENY any", "command INVOKES \"git push\"")),
            Texts.One(Texts.Text("by-either", "DENY any", "command INVOKES \"git push\" OR command CONTAINS \"script\"")),
            Texts.One(Texts.Text("by-script", "DENY any", "command INVOKES \"* x\" AND command CONTAINS \"script\"")),
            Texts.One(Texts.Text("by-text", "DENY any", "command CONTAINS \"push\" OR command CONTAINS \"script\"")),
        ]);
        var action = CallExpansion.Expand(Calls.ToolCalls.Bash(script)).Actions.Last(action => action.Invocation is not null);
        var found = new CandidateFinder(image).Find(action, new ConditionEvaluator(action, Texts.Context, new CallConditions()));
        var ids = new List<string>();
        for (var number = found.Next(0); number >= 0; number = found.Next(number + 1)) ids.Add(RuleReader.Read(image, number).Id);

        Assert.Equal(rules, string.Join(',', ids));
    }

    [Fact]
    public void Ten_thousand_rules_on_other_programs_and_thousands_of_commands_cost_little()
    {
        var rules = Texts.Read(string.Concat(Enumerable.Range(0, ImageLimits.MaxRules).Select(number => Texts.Text(
            $"r{number}", "DENY any", number % 2 == 0 ? $"command INVOKES \"prog{number}x sub\"" : $"command INVOKES \"prog{number}x\" OR command REGEX \"(a|b)*zzz{number}x\""))));
        var source = RuleSource.Create(Texts.Own(Layer.User), rules);
        var script = string.Join(';', Enumerable.Range(0, 5_000).Select(number => $"echo number {number}"));
        var expanded = CallExpansion.Expand(Calls.ToolCalls.Bash(script + ";prog4x sub"));
        var clock = System.Diagnostics.Stopwatch.StartNew();

        var verdict = Judge.Evaluate(new RuleSet([source]), expanded, Texts.Context);

        Assert.Equal("block user/r4", Texts.Show(verdict));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"it took {clock.Elapsed}");
    }
}
