using System.Text;
using System.Text.Json;

namespace SigmaShake.Cli.Tests.Commands;

public sealed class ExplainCommandTests : IDisposable
{
    private const int Rounds = 40;

    private static readonly string[] Words = ["rm", "-rf", "ls", "x", "git", "push", "--force", "secret", ".env", "a b"];
    private static readonly string[] Decisions = ["DENY", "ALLOW", "ASK", "FORCE", "LOG", "SHADOW"];
    private static readonly string[] Operators = ["CONTAINS", "EQUALS", "STARTS_WITH", "ENDS_WITH", "WORD", "NOT CONTAINS", "LINE_CONTAINS"];

    private readonly SsgHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task It_judges_as_eval_does_whatever_the_rules_and_the_call()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var round = 0; round < Rounds; round++)
        {
            var rules = string.Concat(Enumerable.Range(0, random.Next(1, 8)).Select(i => Rule(random, i)));
            _home.Write("home/project/r/a.rules", rules);
            var call = Call(random);

            var eval = await _home.FeedAsync(call, "eval", "--rules", "r");
            var explain = await _home.FeedAsync(call, "explain", "--rules", "r");

            var what = $"seed {seed}, round {round}\n{rules}\n{call}\n{eval.Out}{explain.Out}";
            using var json = JsonDocument.Parse(eval.Out);
            var lines = explain.Out.Split('\n');
            Assert.True($"verdict  {json.RootElement.GetProperty("decision").GetString()}" == lines[0], what);
            var rule = json.RootElement.GetProperty("rule_id").GetString();
            Assert.True(rule is null ? !lines[1].StartsWith("rule ", StringComparison.Ordinal) : lines[1].StartsWith($"rule     {rule} (", StringComparison.Ordinal), what);
            Assert.True(rule is null == !explain.Out.Contains(", decided\n", StringComparison.Ordinal), what);
        }
    }

    [Fact]
    public async Task A_command_and_the_call_that_holds_it_are_explained_alike()
    {
        var typed = await _home.RunAsync("explain", "rm -rf /");
        var fed = await _home.FeedAsync(EvalCommandTests.Call("rm -rf /"), "explain");

        Assert.Equal(0, typed.ExitCode);
        Assert.StartsWith("verdict  block\nrule     destructive/remove-root (default layer, packs/destructive.rules:", typed.Out);
        Assert.Equal(typed.Out, fed.Out);
    }

    [Fact]
    public async Task A_command_that_starts_with_a_dash_stands_behind_two()
    {
        var result = await _home.RunAsync("explain", "--", "-rf");

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("verdict  allow\n", result.Out);
    }

    private static string Rule(Random random, int number)
    {
        var decision = Pick(random, Decisions);
        var target = Pick(random, "execution", "any", "read", "write");
        var rule = new StringBuilder($"rule r{number} {{\n  priority {random.Next(3) * 50}\n  {decision} {target}\n  IF ");
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            rule.Append(random.Next(4) == 0 ? "NOT " : "").Append(Pick(random, "command", "path", "tool")).Append(' ').Append(Pick(random, Operators)).Append(" \"").Append(Pick(random, Words)).Append('"');
            rule.Append(i > 1 ? Pick(random, " AND ", " OR ") : "\n");
        }

        return rule.Append("  MESSAGE \"m\"\n").Append(decision switch { "ASK" => "  PROMPT \"p\"\n", "FORCE" => "  SUBSTITUTE \"s\"\n", _ => "" }).Append("}\n").ToString();
    }

    private static string Call(Random random)
    {
        var text = JsonSerializer.Serialize(string.Join(' ', Enumerable.Range(0, random.Next(1, 5)).Select(_ => Pick(random, Words))));
        return random.Next(3) switch
        {
            0 => $"{{\"tool\":\"Read\",\"input\":{{\"file_path\":{text}}}}}",
            1 => $"{{\"tool\":\"Write\",\"input\":{{\"file_path\":{text},\"content\":\"x\"}}}}",
            _ => $"{{\"tool\":\"Bash\",\"input\":{{\"command\":{text}}}}}",
        };
    }

    private static string Pick(Random random, params string[] choices) => choices[random.Next(choices.Length)];
}
