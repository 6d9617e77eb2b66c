using SigmaShake.Agents.Detection;

namespace SigmaShake.Agents.Install;

/// <summary>OpenClaw: a folder with a plugin of ours.</summary>
internal sealed class OpenClawInstaller : OwnFilesInstaller
{
    private const string Package = """
        {
          "name": "sigmashake",
          "version": "1.0.0",
          "type": "module",
          "openclaw": { "extensions": ["./index.js"] }
        }

        """;

    private const string Manifest = """
        {
          "id": "sigmashake",
          "name": "SigmaShake",
          "description": "Has ssg judge each tool call before it runs.",
          "activation": { "onStartup": true },
          "configSchema": { "type": "object", "additionalProperties": false, "properties": {} }
        }

        """;

    public override string Client => Hosts.OpenClaw;

    public override IReadOnlyList<string> Programs => ["openclaw"];

    public override IReadOnlyList<string> Folders => [".openclaw"];

    public override IReadOnlyList<string> NextSteps =>
        ["restart OpenClaw's gateway; `openclaw plugins inspect sigmashake --runtime --json` shows the plugin"];

    public override IReadOnlyList<string> Files(InstallPlace place)
    {
        if (place.FileOf(user: Path.Combine(place.Home, ".openclaw", "extensions", OwnFile.Id), project: null, system: null) is not { } folder) return [];
        return [Path.Combine(folder, "index.js"), Path.Combine(folder, "openclaw.plugin.json"), Path.Combine(folder, "package.json")];
    }

    private protected override string Content(string path, HookCommand command) => (Path.GetFileName(path) switch
    {
        "package.json" => Package,
        "openclaw.plugin.json" => Manifest,
        _ => Plugin(command),
    }).ReplaceLineEndings("\n");

    // The lowest priority comes last, and so sees what other plugins have made of the call.
    private string Plugin(HookCommand command) => $$"""
        // {{OwnFile.Head(Client)}}
        import { spawnSync } from "node:child_process";

        const [ssg, ...words] = {{command.JsonWords}};

        const judge = async (event, context, api) => {
          const refused = (blockReason) => ({ block: true, blockReason });
          try {
            const cwd = api.runtime?.agent?.resolveAgentWorkspaceDir?.(api.runtime.config.current(), context.agentId) ?? process.cwd();
            const asked = { tool: event.toolName, input: event.params, cwd, session: context.sessionId, tool_call_id: event.toolCallId };
            const hook = spawnSync(ssg, words, { input: JSON.stringify(asked), timeout: {{HookCommand.PatienceMs}}, encoding: "utf8" });
            if (hook.error) return refused(`ssg could not be run (${hook.error.message}); see \`ssg doctor\``);
            if (hook.status !== 0) return refused(hook.stderr.trim() || "ssg could not be run; see `ssg doctor`");
            const said = hook.stdout ? JSON.parse(hook.stdout) : {};
            if (said.decision !== "ask") return undefined;
            return { requireApproval: { title: "SigmaShake", description: said.reason, severity: "warning", timeoutMs: 120000, timeoutBehavior: "deny" } };
          } catch (error) {
            return refused(`ssg could not be asked (${error}); see \`ssg doctor\``);
          }
        };

        export default {
          id: "{{OwnFile.Id}}",
          name: "SigmaShake",
          register(api) {
            api.on("before_tool_call", (event, context) => judge(event, context, api), { priority: -1000, timeoutMs: {{HookCommand.PatienceMs + 5000}} });
          },
        };

        """;
}
