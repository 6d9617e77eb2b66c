using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using SigmaShake.Measuring.Calls;
using SigmaShake.Measuring.Homes;
using SigmaShake.Measuring.Rules;
using SigmaShake.Testing;

namespace SigmaShake.Speed.Tests.Rules;

public sealed partial class RealisticRulesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_seed_gives_the_same_files_each_time_and_another_seed_others()
    {
        Assert.Equal(RealisticRules.Generate(300), RealisticRules.Generate(300));
        Assert.NotEqual(RealisticRules.Generate(300)[0].Text, RealisticRules.Generate(300, seed: 1)[0].Text);
    }

    [Theory]
    [InlineData(1_500)]
    [InlineData(10_000)]
    public async Task They_load_without_an_error_and_hold_as_many_rules_as_asked_for(int ruleCount)
    {
        var home = new PreparedHome(Checkout.Ssg, _folder.Path, ruleCount);
        var lint = await ChildProcess.RunAsync(Checkout.Ssg, ["lint", home.RulesFolder]);

        Assert.Equal(0, lint.ExitCode);
        Assert.Contains($"{ruleCount} rules in ", lint.Out + lint.Error, StringComparison.Ordinal);
        Assert.Contains(": 0 errors, ", lint.Out + lint.Error, StringComparison.Ordinal);
        Assert.Equal(ruleCount, RealisticRules.Generate(ruleCount).Sum(file => file.RuleCount));
    }

    [Theory]
    [InlineData(1_500)]
    [InlineData(10_000)]
    public async Task Nine_of_them_match_the_command_of_200_bytes_and_let_it_pass(int ruleCount)
    {
        Assert.Equal(200, Encoding.UTF8.GetByteCount(BenchmarkCalls.MatchedByNine));
        var home = new PreparedHome(Checkout.Ssg, _folder.Path, ruleCount);
        using var verdict = await EvaluateAsync(home, BenchmarkCalls.Shell(home.Project, BenchmarkCalls.MatchedByNine));

        Assert.Equal("log", verdict.RootElement.GetProperty("decision").GetString());
        var matched = verdict.RootElement.GetProperty("matched").EnumerateArray().Select(rule => rule.GetProperty("rule_id").GetString()).Distinct().ToList();
        Assert.Equal(9, matched.Count);
    }

    [Theory]
    [InlineData(1_500)]
    [InlineData(10_000)]
    public async Task None_of_them_stops_a_call_that_is_measured(int ruleCount)
    {
        var home = new PreparedHome(Checkout.Ssg, _folder.Path, ruleCount);
        byte[][] calls = [BenchmarkCalls.Shell(home.Project, BenchmarkCalls.ShortCommand), BenchmarkCalls.Write(home.Project, 4_000), BenchmarkCalls.Write(home.Project, 100_000)];
        foreach (var call in calls)
        {
            using var verdict = await EvaluateAsync(home, call);
            Assert.Contains(verdict.RootElement.GetProperty("decision").GetString(), (string[])["allow", "log", "shadow"]);
        }
    }

    [Fact]
    public void Each_operator_comes_as_often_as_in_public_rules()
    {
        var counts = Operators().Matches(Text(10_000)).Select(match => match.Groups["operator"].Value).CountBy(name => name).ToDictionary();
        var all = (double)counts.Values.Sum();

        // Per cent of 492 conditions; see Frequencies.
        Dictionary<string, double> shares = new()
        {
            ["REGEX"] = 30.9, ["CONTAINS"] = 20.7, ["GLOB"] = 19.3, ["LINE_REGEX"] = 11.8, ["EQUALS"] = 6.9, ["STARTS_WITH"] = 5.1, ["LINE_CONTAINS"] = 2.8, ["ENDS_WITH"] = 2.0,
        };
        foreach (var (name, percent) in shares) Assert.True(Math.Abs((counts[name] / all * 100) - percent) < 4, $"{name}: {counts[name] / all:P1}, {percent} % of public rules");
        Assert.All((string[])["WORD", "EXISTS"], name => Assert.InRange(counts[name], 1, all / 50));
    }

    [Fact]
    public void They_hold_about_as_many_different_patterns_as_public_rules()
    {
        var patterns = Patterns().Matches(Text(1_443)).Select(match => match.Groups["pattern"].Value).Distinct(StringComparer.Ordinal).Count();

        // 1,404 of 1,443 public rules.
        Assert.InRange(patterns, 1_200, 1_650);
    }

    private static string Text(int ruleCount) => string.Concat(RealisticRules.Generate(ruleCount).Select(file => file.Text));

    private static async Task<JsonDocument> EvaluateAsync(PreparedHome home, byte[] payload)
    {
        using var call = JsonDocument.Parse(payload);
        var bare = $$"""{"tool":{{call.RootElement.GetProperty("tool_name").GetRawText()}},"cwd":{{call.RootElement.GetProperty("cwd").GetRawText()}},"input":{{call.RootElement.GetProperty("tool_input").GetRawText()}}}""";
        var environment = home.Environment.Select(one => one.Split('=', 2)).ToDictionary(pair => pair[0], pair => (string?)pair[1]);
        var result = await ChildProcess.RunAsync(Checkout.Ssg, ["eval", "--explain"], Encoding.UTF8.GetBytes(bare), home.Project, environment);
        Assert.Equal(0, result.ExitCode);
        return JsonDocument.Parse(result.Stdout);
    }

    [GeneratedRegex(@"(?:command|path|content|url|query|tool|agent|cwd|input\.\w+)(?: NOT)? (?<operator>[A-Z_]+)(?= ""| AND|\n| OR|\))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Operators();

    [GeneratedRegex(@"REGEX (?<pattern>""(?:\\.|[^""\\])*"")", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Patterns();
}
