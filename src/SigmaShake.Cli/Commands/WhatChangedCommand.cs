using System.CommandLine;
using SigmaShake.Cli.Init;
using SigmaShake.Cli.Terminals;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg whatchanged</c>: every file outside the state folder that <c>ssg init</c> has written, and whether it still is what was written.</summary>
internal static class WhatChangedCommand
{
    public static Command Define(CommandContext context)
    {
        var command = new Command("whatchanged", "List the files that `ssg init` has written, and whether they still are as it wrote them.");
        command.SetAction(_ => Run(context));
        return command;
    }

    private static int Run(CommandContext context)
    {
        var installations = Installations.Of(context);
        var records = new InstallRecords(installations);
        var all = records.All();
        if (all.Count == 0) context.Out.WriteLine("`ssg init` has changed nothing that it knows of");
        foreach (var record in all)
        {
            context.Out.WriteLine($"{PrintableText.Line(record.Client)}:");
            foreach (var file in record.Files)
            {
                var was = file.Original is null ? "made" : "changed";
                context.Out.WriteLine($"  {was} {PrintableText.Line(file.Path)}: {records.StateOf(file)}");
            }

            foreach (var folder in record.Folders) context.Out.WriteLine($"  made the folder {PrintableText.Line(folder)}");
        }

        return ExitCodes.Ok;
    }
}
