using System.Text.Json.Nodes;
using SigmaShake.Agents.EndToEnd.Model;
using SigmaShake.Agents.EndToEnd.Sandbox;

namespace SigmaShake.Agents.EndToEnd.Clients;

/// <summary>OpenCode.</summary>
internal sealed class OpenCode : AgentOfAll
{
    public override string Name => "opencode";

    public override string Binary => RealAgents.Binary("opencode");

    public override string ShellTool => "bash";

    public override void Configure(Workspace workspace, Uri model)
    {
        var models = new JsonObject { ["stub"] = new JsonObject { ["name"] = "stub" } };
        var settings = new JsonObject
        {
            ["model"] = "stub/stub",
            ["small_model"] = "stub/stub",
            ["autoupdate"] = false,
            ["share"] = "disabled",
            ["provider"] = new JsonObject
            {
                ["stub"] = new JsonObject
                {
                    ["npm"] = "@ai-sdk/openai-compatible",
                    ["name"] = "stub",
                    ["options"] = new JsonObject { ["baseURL"] = $"{model.OriginalString}/v1", ["apiKey"] = "stub" },
                    ["models"] = models,
                },
            },
        };
        workspace.WriteHome(".config/opencode/opencode.json", settings.ToJsonString());

        // What it would else fetch before it runs a plugin, and wait for in vain: the types that plugins may be written with.
        const string Types = """{"dependencies":{"@opencode-ai/plugin":"1.18.33"}}""";
        workspace.WriteHome(".config/opencode/package.json", Types);
        workspace.WriteHome(".config/opencode/package-lock.json", $$$"""{"lockfileVersion":3,"packages":{"":{{{Types}}}}}""");
        workspace.WriteHome(".config/opencode/node_modules/@opencode-ai/plugin/package.json", """{"name":"@opencode-ai/plugin","version":"1.18.33"}""");
    }

    public override IReadOnlyDictionary<string, string> Environment(Workspace workspace, Uri model) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["OPENCODE_DISABLE_AUTOUPDATE"] = "1",
        ["OPENCODE_DISABLE_MODELS_FETCH"] = "1",
        ["OPENCODE_DISABLE_LSP_DOWNLOAD"] = "1",
        ["OPENCODE_DISABLE_DEFAULT_PLUGINS"] = "1",
    };

    public override IReadOnlyList<string> Arguments(Workspace workspace, string prompt, bool unattended) =>
        ["run", prompt];

    public override ToolCall Shell(string command) => new(ShellTool, new JsonObject { ["command"] = command, ["description"] = "Works" });
}
