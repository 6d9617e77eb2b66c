using System.Text.Json;
using Xunit;

namespace SigmaShake.WebTools;

/// <summary>What Google's CSP evaluator finds in a policy.</summary>
public static class PolicyJudgement
{
    /// <summary>Each finding as <c>SEVERITY directive: description</c>.</summary>
    public static async Task<IReadOnlyList<string>> FindingsAsync(string policy)
    {
        var run = await WebToolsPackage.RunAsync("csp.cjs", null, policy);
        Assert.True(run.ExitCode == 0, run.Error);
        using var findings = JsonDocument.Parse(run.Out);
        return [.. findings.RootElement.EnumerateArray().Select(finding => $"{finding.GetProperty("severity").GetString()} {finding.GetProperty("directive").GetString()}: {finding.GetProperty("description").GetString()}")];
    }
}
