using System.CommandLine;
using SigmaShake.Agents;
using SigmaShake.Agents.Install;
using SigmaShake.Cli.Files;
using SigmaShake.Cli.Init;
using SigmaShake.Cli.State;
using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Hashing;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg init</c>: install the hook into a coding agent, or take it out again.</summary>
internal static class InitCommandLine
{
    public static Command Define(CommandContext context)
    {
        var client = new Option<string>("--client") { Description = $"The agent: {string.Join(" or ", AgentInstaller.Clients)}.", Required = true };
        var project = new Option<bool>("--project") { Description = "Change this project's configuration instead of your own." };
        var user = new Option<bool>("--user") { Description = "Change your own configuration (the default)." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what would change, and change nothing." };
        var yes = new Option<bool>("--yes") { Description = "Do not ask." };
        var undo = new Option<bool>("--undo") { Description = "Take the hook out again." };
        var command = new Command("init", "Install the hook into a coding agent, or take it out again.") { client, project, user, dryRun, yes, undo };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(project) && parsed.GetValue(user)) return context.Fail("say `--project` or `--user`, not both", ExitCodes.Usage);
            var options = new InitOptions(
                parsed.GetValue(client)!,
                parsed.GetValue(project) ? InitScope.Project : InitScope.User,
                parsed.GetValue(dryRun),
                parsed.GetValue(yes),
                parsed.GetValue(undo));
            return Run(context, options);
        });
        return command;
    }

    private static int Run(CommandContext context, InitOptions options)
    {
        // Installing tightens, so anybody may; taking the guard away is for a person.
        if (options is { Undo: true, DryRun: false } && LooseningGuard.Refuse(context, "ssg init --undo") is { } refused) return refused;
        return InitCommand.Run(options, new InitContext
        {
            Home = HomeDirectory.Find(),
            WorkingFolder = context.Directory,
            Ssg = Environment.ProcessPath ?? throw new StateException("the path of `ssg` is not known", "call it by its absolute path"),
            StateFolder = StateFolder.Open(context.State).Path,
            Environment = new AgentEnvironment(Environment.GetEnvironmentVariable),
            Output = context.Out,
            Error = context.Error,
            IsTerminal = SystemCalls.IsTerminal(0) == 1,
            ReadLine = context.In.ReadLine,
            Sha256 = bytes => Digest(bytes),
            ReplaceFile = (path, content, mode) => AtomicFile.Write(path, content, mode)?.ToString(),
        });
    }

    private static byte[] Digest(byte[] bytes)
    {
        var digest = new byte[Ledger.Hashing.Digest.Bytes];
        Sha256.Hash(bytes).CopyTo(digest);
        return digest;
    }
}
