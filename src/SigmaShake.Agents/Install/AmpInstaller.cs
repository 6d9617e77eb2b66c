using SigmaShake.Agents.Detection;

namespace SigmaShake.Agents.Install;

/// <summary>Amp: a plugin of ours.</summary>
internal sealed class AmpInstaller : OwnFilesInstaller
{
    private const string FileName = OwnFile.Id + ".ts";

    public override string Client => Hosts.Amp;

    public override IReadOnlyList<string> Programs => ["amp"];

    public override IReadOnlyList<string> Folders => [".config/amp"];

    public override IReadOnlyList<string> NextSteps =>
        ["restart running sessions of Amp", "`PLUGINS=off` switches Amp's plugins off, and what it runs before they are ready is not judged: give it `--plugin-ready-timeout`"];

    public override IReadOnlyList<string> Files(InstallPlace place) => place.FileOf(
        user: Path.Combine(place.ConfigFolder("amp"), "plugins", FileName), project: ".amp/plugins/" + FileName, system: null) is { } path ? [path] : [];

    private protected override string Content(string path, HookCommand command) => $$"""
        // {{OwnFile.Head(Client)}}
        import { spawnSync } from "node:child_process";

        const [ssg, ...words] = {{command.JsonWords}};

        export default function (amp) {
          amp.on("tool.call", async (event) => {
            const refused = (message) => ({ action: "reject-and-continue", message });
            try {
              const asked = { tool: event.tool, input: event.input, cwd: amp.system?.workspaceRoot ?? process.cwd(), session: event.thread?.id };
              const hook = spawnSync(ssg, words, { input: JSON.stringify(asked), timeout: {{HookCommand.PatienceMs}}, encoding: "utf8" });
              if (hook.error) return refused(`ssg could not be run (${hook.error.message}); see \`ssg doctor\``);
              return hook.status === 0 ? { action: "allow" } : refused(hook.stderr.trim() || "ssg could not be run; see `ssg doctor`");
            } catch (error) {
              return refused(`ssg could not be asked (${error}); see \`ssg doctor\``);
            }
          });
        }

        """.ReplaceLineEndings("\n");
}
