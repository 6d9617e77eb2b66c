using SigmaShake.Agents.Detection;

namespace SigmaShake.Agents.Install;

/// <summary>OpenCode: a plugin of ours.</summary>
internal sealed class OpenCodeInstaller : OwnFilesInstaller
{
    private const string FileName = OwnFile.Id + ".js";

    public override string Client => Hosts.OpenCode;

    public override IReadOnlyList<string> Programs => ["opencode"];

    public override IReadOnlyList<string> Folders => [".config/opencode"];

    public override IReadOnlyList<string> NextSteps => ["restart running sessions of OpenCode"];

    public override IReadOnlyList<string> Files(InstallPlace place) => place.FileOf(
        user: Path.Combine(place.ConfigFolder("opencode"), "plugins", FileName), project: ".opencode/plugins/" + FileName, system: null) is { } path ? [path] : [];

    private protected override string Content(string path, HookCommand command) => $$"""
        // {{OwnFile.Head(Client)}}
        import { spawnSync } from "node:child_process";

        const [ssg, ...words] = {{command.JsonWords}};

        export const SigmaShake = async ({ directory }) => ({
          // Throwing is how a plugin refuses, and so whatever goes wrong here refuses too.
          "tool.execute.before": async (call, { args }) => {
            const asked = { tool: call.tool, input: args, cwd: directory, session: call.sessionID, tool_call_id: call.callID };
            const hook = spawnSync(ssg, words, { input: JSON.stringify(asked), timeout: {{HookCommand.PatienceMs}}, encoding: "utf8" });
            if (hook.error) throw new Error(`ssg could not be run (${hook.error.message}); see \`ssg doctor\``);
            if (hook.status !== 0) throw new Error(hook.stderr.trim() || "ssg could not be run; see `ssg doctor`");
          },
        });

        """.ReplaceLineEndings("\n");
}
