using System.CommandLine;
using SigmaShake.Cli.Reference;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg reference</c>: a page for each command, for packages and for `docs/commands.md`. Hidden: who installs a package finds its pages in place.</summary>
internal static class ReferenceCommand
{
    private static readonly Dictionary<string, (string Ending, Func<CommandPage, string> Write)> Formats = new(StringComparer.Ordinal)
    {
        ["markdown"] = (MarkdownPage.Ending, MarkdownPage.Of),
        ["man"] = (ManPage.Ending, ManPage.Of),
    };

    /// <summary>Defines it.</summary>
    /// <param name="context">Where it runs.</param>
    /// <param name="isElsewhere">Which commands another program does, and describes.</param>
    public static Command Define(CommandContext context, Func<Command, bool> isElsewhere)
    {
        var format = new Argument<string>("FORMAT") { Description = $"One of {string.Join(", ", Formats.Keys)}." };
        var folder = new Argument<string>("FOLDER") { Description = "An existing folder, where each page becomes a file." };
        var command = new Command("reference", "Write a page for each command.") { format, folder };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            if (!Formats.TryGetValue(parsed.GetValue(format)!, out var form)) return context.Fail($"pages are written as {string.Join(" or ", Formats.Keys)}", ExitCodes.Usage);
            var into = Path.Combine(context.Directory, parsed.GetValue(folder)!);
            if (!Directory.Exists(into)) return context.Fail($"there is no folder `{parsed.GetValue(folder)}`; make it first", ExitCodes.Usage);
            foreach (var page in CommandPage.Of((RootCommand)parsed.RootCommandResult.Command, isElsewhere)) File.WriteAllText(Path.Combine(into, page.Slug + form.Ending), form.Write(page));
            return ExitCodes.Ok;
        });
        return command;
    }
}
