using System.Text.Json.Nodes;
using SigmaShake.Agents.EndToEnd.Clients;
using SigmaShake.Testing;

namespace SigmaShake.Agents.EndToEnd.Scenarios;

/// <summary>The agents that run here are those that <c>eng/agents/package.json</c> names: their dialects change between versions.</summary>
public sealed class PinnedVersions
{
    [AgentFact]
    public Task Claude_Code_is_the_pinned_one() => IsPinnedAsync(new ClaudeCode(), "@anthropic-ai/claude-code");

    [AgentFact]
    public Task Codex_is_the_pinned_one() => IsPinnedAsync(new Codex(), "@openai/codex");

    [AgentFact]
    public Task Gemini_CLI_is_the_pinned_one() => IsPinnedAsync(new GeminiCli(), "@google/gemini-cli");

    [AgentFact]
    public Task Copilot_CLI_is_the_pinned_one() => IsPinnedAsync(new CopilotCli(), "@github/copilot");

    private static async Task IsPinnedAsync(CodingAgent agent, string package)
    {
        var manifest = await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "eng/agents/package.json"), TestContext.Current.CancellationToken);
        var pinned = JsonNode.Parse(manifest)!["dependencies"]![package]!.GetValue<string>();

        await using var session = await Session.StartBareAsync(agent);
        var result = await session.StartChild(agent.Binary, ["--version"]);

        Assert.Contains(pinned, result.Out.Split(' ', '\n').Select(word => word.TrimEnd('.')));
    }
}
