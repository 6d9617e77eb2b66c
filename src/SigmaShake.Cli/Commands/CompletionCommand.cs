using System.CommandLine;
using SigmaShake.Cli.Reference;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg completion</c>: what a shell reads to complete command lines of <c>ssg</c>.</summary>
internal static class CompletionCommand
{
    public static Command Define(CommandContext context)
    {
        var shell = new Argument<string>("SHELL") { Description = $"One of {string.Join(", ", CompletionScript.Shells)}." };
        shell.CompletionSources.Add(CompletionScript.Shells);
        var command = new Command("completion", "Print what a shell reads to complete command lines of `ssg`; its first lines say where it goes.") { shell };
        command.SetAction(parsed =>
        {
            var name = parsed.GetValue(shell)!;
            if (!CompletionScript.Shells.Contains(name)) return context.Fail($"there is no completion for `{name}`; take one of {string.Join(", ", CompletionScript.Shells)}", ExitCodes.Usage);
            context.Out.Write(CompletionScript.For(name));
            return ExitCodes.Ok;
        });
        return command;
    }
}
