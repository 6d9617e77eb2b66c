using System.Text.RegularExpressions;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Documentation;

/// <summary>The page of error messages quotes what the code says, and has a row for each kind that it says.</summary>
public sealed partial class ErrorsPageTests
{
    private static readonly string[] Programs = ["SigmaShake.Agents", "SigmaShake.Cli", "SigmaShake.Ledger", "SigmaShake.Net", "SigmaShake.Rules"];

    private static readonly string Code = string.Join('\n', Programs.SelectMany(source => Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src", source), "*.cs", SearchOption.AllDirectories)).Select(File.ReadAllText));

    private static readonly string[] Words = [.. File.ReadLines(Path.Combine(Checkout.Root, "docs", "errors.md"))
        .SkipWhile(line => !line.StartsWith("| words |", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|'))
        .SelectMany(line => line.Split(" | ")[0].Split('`').Where((_, index) => index % 2 == 1))];

    [Fact]
    public void What_is_quoted_is_said()
    {
        Assert.True(Words.Length > 60, $"{Words.Length} words");
        Assert.All(Words, words => Assert.Contains(words, Code));
    }

    /// <summary>What makes the hook refuse every call, and what the network answers: none without a row.</summary>
    [Fact]
    public void What_is_said_of_our_own_state_and_of_servers_has_a_row()
    {
        var said = StateProblem().Matches(Code).Concat(NetworkProblem().Matches(Code)).Select(match => Interpolated().Replace(match.Groups["text"].Value, "")).Where(text => text.Count(char.IsAsciiLetter) > 3).Distinct().ToList();

        Assert.True(said.Count > 20, $"{said.Count} messages");
        Assert.All(said, text => Assert.Contains(Words, words => text.Contains(words, StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"new StateException\(\$?""(?<text>[^""]*)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex StateProblem();

    [GeneratedRegex(@"HttpRequestError\.[^\n]*=>\s*\$?""(?<text>[^""]*)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex NetworkProblem();

    [GeneratedRegex(@"\{[^}]*\}?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Interpolated();
}
