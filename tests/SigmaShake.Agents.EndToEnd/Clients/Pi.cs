using System.Text.Json.Nodes;
using SigmaShake.Agents.EndToEnd.Model;
using SigmaShake.Agents.EndToEnd.Sandbox;

namespace SigmaShake.Agents.EndToEnd.Clients;

/// <summary>Pi.</summary>
internal sealed class Pi : AgentOfAll
{
    public override string Name => "pi";

    public override string Binary => RealAgents.Binary("pi");

    public override string ShellTool => "bash";

    public override void Configure(Workspace workspace, Uri model)
    {
        var provider = new JsonObject
        {
            ["baseUrl"] = $"{model.OriginalString}/v1",
            ["api"] = "openai-completions",
            ["apiKey"] = "stub",
            ["models"] = new JsonArray(new JsonObject { ["id"] = "stub" }),
        };
        workspace.WriteHome(".pi/agent/models.json", new JsonObject { ["providers"] = new JsonObject { ["stub"] = provider } }.ToJsonString());
    }

    public override IReadOnlyDictionary<string, string> Environment(Workspace workspace, Uri model) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        // It asks for Node 22.
        ["PATH"] = RealAgents.PathWithNode,
        ["PI_OFFLINE"] = "1",
        ["PI_SKIP_VERSION_CHECK"] = "1",
    };

    public override IReadOnlyList<string> Arguments(Workspace workspace, string prompt, bool unattended) =>
        ["--provider", "stub", "--model", "stub", "--print", prompt];

    public override ToolCall Shell(string command) => new(ShellTool, new JsonObject { ["command"] = command });
}
