using System.CommandLine;
using SigmaShake.Cli.Explaining;
using SigmaShake.Cli.Terminals;
using SigmaShake.Ledger.Index;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg audit stats</c>: what the log adds up to.</summary>
internal static class AuditStatsCommand
{
    public static Command Define(CommandContext context)
    {
        var json = new Option<bool>("--json") { Description = "All of it as one JSON object." };
        var rebuild = OpenedIndex.RebuildOption();
        var filters = new FilterOptions();
        var command = new Command("stats", "Count the log: verdicts by day, the most frequent rules, tools, agents and projects, and how long judging took.") { json, rebuild };
        filters.AddTo(command);
        command.SetAction(parsed =>
        {
            var (filter, problem) = filters.Read(parsed, context.Clock);
            if (filter is null) return context.Fail(problem!, ExitCodes.Usage);
            var (statistics, exitCode) = OpenedIndex.Ask(context, parsed.GetValue(rebuild), index => index.Count(filter, context.Clock.LocalTimeZone));
            if (statistics is null) return exitCode;
            if (parsed.GetValue(json)) context.Out.WriteLine(StatisticsJson.Write(statistics));
            else if (statistics.Unknown is { } unknown) context.Error.WriteLine($"ssg: {PrintableText.Line(OpenedIndex.Explain(unknown))}");
            else if (statistics.Entries == 0) context.Error.WriteLine(filter == EntryFilter.All ? "ssg: the log has no entry yet" : "ssg: no entry is as you filter; leave an option out");
            else new StatisticsText(TerminalSize.Columns(), context.Clock.LocalTimeZone).Print(context.Out, statistics);
            return exitCode;
        });
        return command;
    }
}
