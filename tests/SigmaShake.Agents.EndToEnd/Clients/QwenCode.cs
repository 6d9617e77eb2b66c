using System.Text.Json.Nodes;
using SigmaShake.Agents.EndToEnd.Model;
using SigmaShake.Agents.EndToEnd.Sandbox;

namespace SigmaShake.Agents.EndToEnd.Clients;

/// <summary>Qwen Code.</summary>
internal sealed class QwenCode : AgentOfAll
{
    public override string Name => "qwen-code";

    public override string Binary => RealAgents.Binary("qwen");

    public override string ShellTool => "run_shell_command";

    public override void Configure(Workspace workspace, Uri model) =>
        workspace.WriteHome(".qwen/settings.json", """{"security":{"auth":{"selectedType":"openai"}},"general":{"enableAutoUpdate":false},"privacy":{"usageStatisticsEnabled":false}}""");

    public override IReadOnlyDictionary<string, string> Environment(Workspace workspace, Uri model) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        // It asks for Node 22.
        ["PATH"] = RealAgents.PathWithNode,
        ["OPENAI_API_KEY"] = "stub",
        ["OPENAI_BASE_URL"] = $"{model.OriginalString}/v1",
        ["OPENAI_MODEL"] = "stub",
    };

    public override IReadOnlyList<string> Arguments(Workspace workspace, string prompt, bool unattended) =>
        [.. unattended ? (string[])["--yolo"] : [], "--prompt", prompt];

    public override ToolCall Shell(string command) =>
        new(ShellTool, new JsonObject { ["command"] = command, ["description"] = "Works", ["is_background"] = false });
}
