using SigmaShake.Agents.Detection;

namespace SigmaShake.Agents.Install;

/// <summary>Pi: an extension of ours.</summary>
internal sealed class PiInstaller : OwnFilesInstaller
{
    private const string FileName = OwnFile.Id + ".ts";

    public override string Client => Hosts.Pi;

    public override IReadOnlyList<string> Programs => ["pi"];

    public override IReadOnlyList<string> Folders => [".pi"];

    public override IReadOnlyList<string> NextSteps => ["restart running sessions of Pi"];

    public override IReadOnlyList<string> Files(InstallPlace place) => place.FileOf(
        user: Path.Combine(place.Home, ".pi", "agent", "extensions", FileName), project: ".pi/extensions/" + FileName, system: null) is { } path ? [path] : [];

    private protected override string Content(string path, HookCommand command) => $$"""
        // {{OwnFile.Head(Client)}}
        import { spawnSync } from "node:child_process";

        const [ssg, ...words] = {{command.JsonWords}};

        export default function (pi) {
          // Pi refuses the call when this throws, and so whatever goes wrong here refuses too.
          pi.on("tool_call", async (event, context) => {
            const asked = { tool: event.toolName, input: event.input, cwd: context.cwd, tool_call_id: event.toolCallId };
            const hook = spawnSync(ssg, words, { input: JSON.stringify(asked), timeout: {{HookCommand.PatienceMs}}, encoding: "utf8" });
            if (hook.error) return { block: true, reason: `ssg could not be run (${hook.error.message}); see \`ssg doctor\`` };
            if (hook.status !== 0) return { block: true, reason: hook.stderr.trim() || "ssg could not be run; see `ssg doctor`" };
            const said = hook.stdout ? JSON.parse(hook.stdout) : {};
            if (said.decision !== "ask") return undefined;
            if (!context.hasUI) return { block: true, reason: `needs a person's approval: ${said.reason}` };
            return (await context.ui.confirm("SigmaShake", said.reason)) ? undefined : { block: true, reason: `a person said no: ${said.reason}` };
          });
        }

        """.ReplaceLineEndings("\n");
}
