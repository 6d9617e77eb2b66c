using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Model;
using SigmaShake.Rules.Paths;
using SigmaShake.Rules.Tests.Calls;
using SigmaShake.Rules.Tests.Paths;

namespace SigmaShake.Rules.Tests.Evaluation;

public class ConditionEvaluatorTests
{
    private const string Members = """{"command":"git push","n":7,"o":{"k":"v","l":[1, {"x" : null}]},"e":"","t":true,"u":"\u00e9"}""";

    [Theory]
    [InlineData("command EQUALS \"git push\"", true)]
    [InlineData("command NOT EQUALS \"git push\"", false)]
    [InlineData("command CONTAINS \"t p\" AND command STARTS_WITH \"git\" AND command ENDS_WITH \"push\"", true)]
    [InlineData("command CONTAINS \"Push\"", false)]
    [InlineData("command WORD \"pus\" OR command GLOB \"git *\"", true)]
    [InlineData("NOT (command CONTAINS \"git\" AND command CONTAINS \"pull\")", true)]
    [InlineData("NOT (command CONTAINS \"git\" OR command CONTAINS \"pull\")", false)]
    [InlineData("NOT command REGEX \"^git (push|pull)$\"", false)]
    [InlineData("tool EQUALS \"Bash\" agent EQUALS \"claude-code\" cwd EQUALS \"/home/user/project\"", true)]
    [InlineData("input.n EQUALS \"7\" AND input.o.k EQUALS \"v\" AND input.t EQUALS \"true\"", true)]
    [InlineData("input.o EQUALS \"{\\\"k\\\":\\\"v\\\",\\\"l\\\":[1,{\\\"x\\\":null}]}\"", true)]
    [InlineData("input.u EQUALS \"é\"", true)]
    [InlineData("input.e EXISTS AND input.e EQUALS \"\"", true)]
    [InlineData("input.missing EXISTS", false)]
    [InlineData("input.missing NOT EXISTS", true)]
    [InlineData("input.n.deeper NOT EXISTS", true)]
    [InlineData("input.missing EQUALS \"\"", true)]
    [InlineData("path EQUALS \"\" AND path NOT CONTAINS \"x\" AND path NOT GLOB \"**\"", false)]
    [InlineData("path NOT CONTAINS \"x\" AND url NOT CONTAINS \"x\" AND content NOT REGEX \".\" AND query NOT EXISTS", true)]
    public void A_condition_on_the_call_itself(string condition, bool holds) =>
        Assert.Equal(holds, Holds(condition, CallExpansion.Expand(ToolCalls.Of("Bash", Members)).Actions[0], Rules.Context));

    [Theory]
    [InlineData("path EQUALS \"a.cs\"", true)]
    [InlineData("content CONTAINS \"x\"", true)]
    [InlineData("command EXISTS", false)]
    [InlineData("command NOT EXISTS", false)]
    [InlineData("command CONTAINS \"x\"", false)]
    [InlineData("command NOT CONTAINS \"x\"", false)]
    [InlineData("NOT (command CONTAINS \"x\")", false)]
    [InlineData("NOT (command CONTAINS \"x\" AND path CONTAINS \"nowhere\")", true)]
    [InlineData("input.missing NOT CONTAINS \"x\"", false)]
    [InlineData("input.k EQUALS \"v\"", true)]
    [InlineData("tool EQUALS \"MultiEdit\"", true)]
    [InlineData("command REGEX \"(\"", true)]
    public void A_condition_on_a_derived_action_is_false_where_the_field_is_absent_negated_or_not(string condition, bool holds) =>
        Assert.Equal(holds, Holds(condition, CallExpansion.Expand(ToolCalls.Of("MultiEdit", """{"file_path":"a.cs","k":"v","edits":[{"new_string":"x"}]}""")).Actions[1], Rules.Context));

    [Theory]
    [InlineData("command REGEX \"(\"")]
    [InlineData("command NOT REGEX \"(\"")]
    [InlineData("command CONTAINS \"ls\" AND NOT command REGEX \"(?=(a))\\1\"")]
    [InlineData("command REGEX \"(\" OR command CONTAINS \"no\"")]
    public void A_condition_that_cannot_be_compiled_is_true_and_in_an_allow_false(string condition)
    {
        var action = CallExpansion.Expand(ToolCalls.Bash("ls")).Actions[0];

        Assert.True(Holds(condition, action, Rules.Context));
        Assert.False(Holds(Rules.One(Rules.Text("r", "ALLOW any", condition)), action, Rules.Context));
    }

    [Fact]
    public void The_other_conditions_of_a_broken_rule_still_count()
    {
        var action = CallExpansion.Expand(ToolCalls.Bash("ls")).Actions[0];

        Assert.False(Holds("command REGEX \"(\" AND command CONTAINS \"git\"", action, Rules.Context));
    }

    [Fact]
    public void A_working_directory_that_is_not_known_is_a_missing_field()
    {
        var action = CallExpansion.Expand(ToolCalls.Of("Bash", "{}", cwd: "")).Actions[0];

        Assert.False(Holds("cwd EXISTS", action, Rules.Context));
        Assert.True(Holds("cwd NOT CONTAINS \"prod\"", action, Rules.Context));
    }

    [Theory]
    [InlineData("notes.txt", "path GLOB \"**/.env\"", true)]
    [InlineData("notes.txt", "path EQUALS \"notes.txt\"", true)]
    [InlineData("notes.txt", "path EQUALS \"/home/user/project/notes.txt\"", true)]
    [InlineData("notes.txt", "path NOT GLOB \"**/.env\"", false)]
    [InlineData("notes.txt", "path NOT EQUALS \"notes.txt\"", true)]
    [InlineData("src/a.cs", "path NOT GLOB \"src/**\"", false)]
    [InlineData("./src/../src/a.cs", "path NOT GLOB \"src/**\"", false)]
    [InlineData("/home/user/project/src/a.cs", "path NOT GLOB \"src/**\"", false)]
    [InlineData("src/a.cs", "path NOT STARTS_WITH \"/home/user/project\"", true)]
    [InlineData("/etc/passwd", "path NOT STARTS_WITH \"/etc/\"", false)]
    [InlineData("src/../../../../etc/passwd", "path STARTS_WITH \"/etc/\"", true)]
    [InlineData("~/.ssh/id", "path GLOB \"/home/user/.ssh/*\" AND path GLOB \"~/.ssh/*\"", true)]
    [InlineData("/home/user/.ssh/id", "path GLOB \"~/.ssh/*\"", true)]
    public void A_positive_path_condition_holds_in_any_form_and_a_negated_one_looks_at_the_canonical_form(string path, string condition, bool holds)
    {
        var context = Rules.Context with { Files = new MapView(("/home/user/project/notes.txt", ".env")) };

        Assert.Equal(holds, Holds(condition, CallExpansion.Expand(ToolCalls.WithMembers("Read", ("file_path", path))).Actions[0], context));
    }

    [Fact]
    public void A_trace_holds_every_condition_and_changes_no_truth()
    {
        var action = CallExpansion.Expand(ToolCalls.Bash("ls")).Actions[0];
        var rule = Rules.One(Rules.Text("r", "DENY any", "(command EQUALS \"ls\" OR command EQUALS \"x\") AND tool EQUALS \"y\" AND command REGEX \"(\""));
        var image = Rules.Image(rule);
        var trace = new ConditionTrace(image, image.Rule(0).EndNode, "test.rules");

        Assert.False(new ConditionEvaluator(action, Rules.Context, new CallConditions()).Holds(image, in image.Rule(0), trace));
        Assert.Equal([true, false, false, true], trace.Truths.Select(truth => truth.Holds));
    }

    private static bool Holds(string condition, ToolAction action, PathContext context) =>
        Holds(Rules.One(Rules.Text("r", "DENY any", condition)), action, context);

    private static bool Holds(Rule rule, ToolAction action, PathContext context)
    {
        var image = Rules.Image(rule);
        return new ConditionEvaluator(action, context, new CallConditions()).Holds(image, in image.Rule(0));
    }
}
