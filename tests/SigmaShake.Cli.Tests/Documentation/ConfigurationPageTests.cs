using System.Text.RegularExpressions;
using SigmaShake.Cli.State;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Documentation;

/// <summary>The page of settings, variables, files and folders says what the code does, all of it, and nothing else.</summary>
public sealed partial class ConfigurationPageTests
{
    private static readonly string[] Sources = ["SigmaShake.Agents", "SigmaShake.Cli", "SigmaShake.Ledger", "SigmaShake.Net", "SigmaShake.Rules", "SigmaShake.Signing"];

    private static readonly string[] Page = File.ReadAllLines(Path.Combine(Checkout.Root, "docs", "configuration.md"));

    // Asked for by the framework and not by us.
    private static readonly HashSet<string> OfTheFramework = ["TZ", "TZDIR", "SSL_CERT_FILE", "SSL_CERT_DIR", "https_proxy", "no_proxy", "all_proxy"];

    [Fact]
    public void Every_setting_stands_there_with_its_range_its_default_and_its_place()
    {
        var rows = Rows("key").Select(cells => (cells[0].Trim('`'), cells[1], cells[2].Trim('`'), cells[3])).ToList();

        Assert.Equal(SettingKey.All.Select(key => (key.Name, SettingsReader.Expected(key), key.Default, key.InProject ? "yes" : "no")), rows);
    }

    [Fact]
    public void Every_variable_that_the_code_asks_for_stands_there_and_no_other()
    {
        var asked = Sources.SelectMany(source => Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src", source), "*.cs", SearchOption.AllDirectories))
            .Select(File.ReadAllText)
            .SelectMany(text => Asked().Matches(text).Select(match => match.Groups["name"].Value)
                .Concat(Lists().Matches(text).SelectMany(list => Names().Matches(list.Value)).Select(match => match.Groups["name"].Value)))
            .ToHashSet();
        var described = Rows("variable").SelectMany(cells => CodeWords(cells[0])).ToList();

        Assert.Contains("CODEX_SANDBOX", asked);
        Assert.Contains("XAUTHORITY", asked);
        Assert.Equal(asked.Union(OfTheFramework).Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_file_and_folder_that_the_state_names_stands_there()
    {
        var state = File.ReadAllText(Path.Combine(Checkout.Root, "src", "SigmaShake.Cli", "State", "StateFolder.cs"));
        var named = InState().Matches(state).Select(match => match.Groups["name"].Value).ToList();
        var described = Rows("in `~/.sigmashake`").SelectMany(cells => CodeWords(cells[0])).Select(path => path.Split('/')[0]).ToHashSet();

        Assert.True(named.Count >= 11, "the state names hardly anything");
        Assert.All(named, name => Assert.Contains(name, described));
    }

    /// <summary>The rows of the table whose first column has that heading, cell by cell.</summary>
    private static IEnumerable<string[]> Rows(string heading) => Page
        .SkipWhile(line => !line.StartsWith($"| {heading} |", StringComparison.Ordinal))
        .Skip(2)
        .TakeWhile(line => line.StartsWith('|'))
        .Select(line => line[1..^1].Split(" | ", StringSplitOptions.TrimEntries));

    private static IEnumerable<string> CodeWords(string cell) => cell.Split('`').Where((_, index) => index % 2 == 1);

    [GeneratedRegex(@"(?:[Vv]ariable|\bHas|\bFolder)\(""(?<name>[A-Z][A-Z_]+)""|ProjectVariable => ""(?<name>[A-Z_]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Asked();

    // `Variables = [ … ]`: what tells an agent's process, what a notification needs.
    [GeneratedRegex(@"Variables =\s*\[[^\]]*\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Lists();

    [GeneratedRegex("\"(?<name>[A-Z_]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Names();

    [GeneratedRegex("""In\("(?<name>[a-z.]+)"\)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex InState();
}
