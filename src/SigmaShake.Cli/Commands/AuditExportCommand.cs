using System.CommandLine;
using SigmaShake.Cli.Terminals;
using SigmaShake.Ledger.Export;
using SigmaShake.Ledger.Reading;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg audit export</c>: the log for other programs.</summary>
internal static class AuditExportCommand
{
    private const string Tiles = "tiles";

    public static Command Define(CommandContext context)
    {
        var format = new Option<string>("--format")
        {
            Description = "ndjson (one JSON object a line), csv, ocsf, cef, or tiles (a folder that anyone can verify: c2sp.org/tlog-tiles).",
            DefaultValueFactory = _ => "ndjson",
            HelpName = "FORMAT",
        };
        format.AcceptOnlyFromAmong([.. ExportFormats.Names, Tiles]);
        var folder = new Argument<string?>("FOLDER") { Description = "With `--format tiles`: the folder to make.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("export", "Print the log, oldest entry first, a record each; or write it into a folder.") { format, folder };
        command.SetAction(parsed =>
        {
            var (name, given) = (parsed.GetValue(format)!, parsed.GetValue(folder));
            if (name == Tiles) return AuditCommand.WithLedger(context, _ => AuditExportTiles.Run(context, given));
            return given is null
                ? AuditCommand.WithReader(context, reader => Write(context, reader, ExportFormats.Of(name)))
                : context.Fail($"`--format {name}` is printed and needs no FOLDER; `--format tiles` makes one", ExitCodes.Usage);
        });
        return command;
    }

    private static int Write(CommandContext context, LedgerReader reader, ExportFormat format)
    {
        var progress = ProgressLines.ForStandardError(context.Error, context.Clock);
        var output = new RecordStream(1, format.IsJson);
        var end = LogExporter.Write(reader, format, output.Write, (done, entries) => progress.Say("exporting the log", done, reader.SizeBytes, entries));

        // Whoever asked has seen enough (`ssg audit export | head`).
        if (end == ExportEnd.Stopped) return ExitCodes.Ok;
        foreach (var problem in reader.Problems) context.Error.WriteLine($"ssg: the log is damaged: {problem}; {problem.Cure}");
        return reader.ProblemCount == 0 ? ExitCodes.Ok : ExitCodes.Failed;
    }
}
