using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace SigmaShake.WebTools;

/// <summary>What Google's CSP evaluator finds in a policy.</summary>
public static partial class PolicyJudgement
{
    private static readonly string[] Grave = ["HIGH", "MEDIUM"];

    /// <summary>What is found that is bad, in each policy that differs by more than its nonce, by the name of what bears it.</summary>
    public static async Task<IReadOnlyList<string>> GraveFindingsAsync(IEnumerable<(string Name, string Policy)> policies)
    {
        var found = new List<string>();
        foreach (var (name, policy) in policies.DistinctBy(one => Nonces().Replace(one.Policy, "")))
        {
            found.AddRange((await FindingsAsync(policy)).Where(finding => Grave.Any(severity => finding.StartsWith($"{severity} ", StringComparison.Ordinal))).Select(finding => $"{name}: {finding}"));
        }

        return found;
    }

    /// <summary>Each finding as <c>SEVERITY directive: description</c>.</summary>
    public static async Task<IReadOnlyList<string>> FindingsAsync(string policy)
    {
        var run = await WebToolsPackage.RunAsync("csp.cjs", null, [policy]);
        Assert.True(run.ExitCode == 0, run.Error);
        using var findings = JsonDocument.Parse(run.Out);
        return [.. findings.RootElement.EnumerateArray().Select(finding => $"{finding.GetProperty("severity").GetString()} {finding.GetProperty("directive").GetString()}: {finding.GetProperty("description").GetString()}")];
    }

    [GeneratedRegex("'nonce-[^']*'", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Nonces();
}
