using System.CommandLine;
using SigmaShake.Agents.Install;
using SigmaShake.Cli.Init;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg init</c>: install the hook into coding agents, or take it out again.</summary>
internal static class InitCommandLine
{
    public static Command Define(CommandContext context)
    {
        var client = new Option<string?>("--client")
        {
            Description = $"The agent; without it every one that is found. One of {string.Join(", ", AgentInstaller.Clients)}.",
            HelpName = "AGENT",
        };
        var project = new Option<bool>("--project") { Description = "Change this project's configuration instead of your own." };
        var user = new Option<bool>("--user") { Description = "Change your own configuration (the default)." };
        var managed = new Option<bool>("--managed") { Description = "Change the machine's configuration, which agents and their users cannot; for its administrator." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what would change, and change nothing." };
        var yes = new Option<bool>("--yes") { Description = "Do not ask." };
        var undo = new Option<bool>("--undo") { Description = "Take the hook out again." };
        var command = new Command("init", "Install the hook into coding agents, or take it out again.") { client, project, user, managed, dryRun, yes, undo };
        command.SetAction(parsed =>
        {
            InitScope[] scopes =
            [
                .. parsed.GetValue(project) ? [InitScope.Project] : Array.Empty<InitScope>(),
                .. parsed.GetValue(user) ? [InitScope.User] : Array.Empty<InitScope>(),
                .. parsed.GetValue(managed) ? [InitScope.Managed] : Array.Empty<InitScope>(),
            ];
            if (scopes.Length > 1) return context.Fail("say one of `--project`, `--user` and `--managed`, not several", ExitCodes.Usage);
            var options = new InitOptions(
                parsed.GetValue(client), scopes is [var scope] ? scope : InitScope.User, parsed.GetValue(dryRun), parsed.GetValue(yes), parsed.GetValue(undo));
            return Run(context, options);
        });
        return command;
    }

    // Installing tightens, so anybody may; taking the guard away is for a person.
    private static int Run(CommandContext context, InitOptions options) =>
        options is { Undo: true, DryRun: false } && LooseningGuard.Refuse(context, "ssg init --undo") is { } refused
            ? refused
            : InitCommand.Run(options, Installations.Of(context));
}
