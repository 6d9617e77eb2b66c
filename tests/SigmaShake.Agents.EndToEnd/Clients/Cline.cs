using System.Text.Json.Nodes;
using SigmaShake.Agents.EndToEnd.Model;
using SigmaShake.Agents.EndToEnd.Sandbox;

namespace SigmaShake.Agents.EndToEnd.Clients;

/// <summary>Cline, its command line.</summary>
internal sealed class Cline : AgentOfAll
{
    public override string Name => "cline";

    public override string Binary => RealAgents.Binary("cline");

    public override string ShellTool => "run_commands";

    public override void Configure(Workspace workspace, Uri model)
    {
        var settings = new JsonObject
        {
            ["version"] = 1,
            ["lastUsedProvider"] = "openai-compatible",
            ["providers"] = new JsonObject
            {
                ["openai-compatible"] = new JsonObject
                {
                    ["updatedAt"] = "2026-11-23T09:25:47.494Z",
                    ["tokenSource"] = "manual",
                    ["settings"] = new JsonObject
                    {
                        ["provider"] = "openai-compatible",
                        ["apiKey"] = "stub",
                        ["baseUrl"] = $"{model.OriginalString}/v1",
                        ["model"] = "stub",
                    },
                },
            },
        };
        workspace.WriteHome(".cline/data/settings/providers.json", settings.ToJsonString());
    }

    public override IReadOnlyDictionary<string, string> Environment(Workspace workspace, Uri model) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["CLINE_DIR"] = Path.Combine(workspace.Home, ".cline"),
    };

    public override IReadOnlyList<string> Arguments(Workspace workspace, string prompt, bool unattended) =>
        [
            "--json",
            "--auto-approve", unattended ? "true" : "false",
            "--config", Path.Combine(workspace.Home, ".cline"),
            "--data-dir", Path.Combine(workspace.Home, ".cline/data"),
            prompt,
        ];

    public override ToolCall Shell(string command) => new(ShellTool, new JsonObject { ["commands"] = new JsonArray(command) });
}
