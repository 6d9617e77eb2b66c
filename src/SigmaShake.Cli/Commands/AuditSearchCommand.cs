using System.CommandLine;
using System.CommandLine.Parsing;
using SigmaShake.Cli.Explaining;
using SigmaShake.Cli.Terminals;
using SigmaShake.Ledger.Export;
using SigmaShake.Ledger.Index;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg audit search</c>: entries of the log by what stands in them, newest first.</summary>
internal static class AuditSearchCommand
{
    private const int DefaultLimit = 50;
    private const int MostEntries = 10_000;

    public static Command Define(CommandContext context)
    {
        var text = new Argument<string[]>("TEXT")
        {
            Description = "Words that all stand in the entry, in any case; \"…\" keeps words together. In a command, a path or an address any part of three letters or more is found, elsewhere what a word begins with.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var limit = new Option<int>("--limit") { Description = $"How many at most; 1 to {MostEntries}.", DefaultValueFactory = _ => DefaultLimit, HelpName = "N" };
        var json = new Option<bool>("--json") { Description = "One JSON object a line, as `ssg audit export` has it." };
        var rebuild = OpenedIndex.RebuildOption();
        var filters = new FilterOptions();
        var command = new Command("search", "Search the log, newest entries first.") { text, limit, json, rebuild };
        filters.AddTo(command);
        command.SetAction(parsed =>
        {
            if (Mistyped(parsed, text) is { } option) return context.Fail($"`ssg audit search` has no option `{PrintableText.Line(option)}`; put words that begin with `--` behind `--`", ExitCodes.Usage);
            var (filter, problem) = filters.Read(parsed, context.Clock);
            if (filter is null) return context.Fail(problem!, ExitCodes.Usage);
            var most = parsed.GetValue(limit);
            if (most is < 1 or > MostEntries) return context.Fail($"`--limit` goes from 1 to {MostEntries}; `ssg audit export` has all", ExitCodes.Usage);
            var search = SearchText.Parse(string.Join(' ', parsed.GetValue(text) ?? []));
            return search.Unfindable is { } sign
                ? context.Fail($"`{sign}` has no letter or digit to look for; add a word", ExitCodes.Usage)
                : Run(context, filter, search, most, parsed.GetValue(json), parsed.GetValue(rebuild));
        });
        return command;
    }

    /// <summary><c>ssg audit list</c>: the newest entries.</summary>
    public static Command DefineList(CommandContext context)
    {
        var limit = new Option<int>("--limit") { Description = $"How many; 1 to {MostEntries}.", DefaultValueFactory = _ => 20, HelpName = "N" };
        var json = new Option<bool>("--json") { Description = "One JSON object a line, as `ssg audit export` has it." };
        var command = new Command("list", "The newest entries of the log. `search` chooses among all.") { limit, json };
        command.SetAction(parsed => parsed.GetValue(limit) is var most and >= 1 and <= MostEntries
            ? Run(context, EntryFilter.All, SearchText.Parse(null), most, parsed.GetValue(json), rebuild: false)
            : context.Fail($"`--limit` goes from 1 to {MostEntries}; `ssg audit export` has all", ExitCodes.Usage));
        return command;
    }

    private static int Run(CommandContext context, EntryFilter filter, SearchText text, int limit, bool json, bool rebuild)
    {
        var (result, exitCode) = OpenedIndex.Ask(context, rebuild, index => index.Search(filter, text, limit));
        if (result is null) return exitCode;
        if (json) PrintJson(context, result);
        else Print(context, result, filter, text);
        foreach (var lost in result.Lost.Take(10)) context.Error.WriteLine($"ssg: entry {lost} is not in the log as it was read; `ssg audit verify` says what is damaged, and `ssg audit search --rebuild` makes the index anew");
        return result.Lost.Count > 0 ? ExitCodes.Failed : exitCode;
    }

    /// <summary>A word that looks like an option and does not stand behind <c>--</c>; null if there is none.</summary>
    private static string? Mistyped(ParseResult parsed, Argument<string[]> text)
    {
        var words = parsed.GetResult(text)?.Tokens ?? [];
        var meant = parsed.Tokens.SkipWhile(token => token.Type != TokenType.DoubleDash).Skip(1).Count();
        return words.Take(words.Count - meant).FirstOrDefault(word => word.Value.StartsWith("--", StringComparison.Ordinal))?.Value;
    }

    private static void PrintJson(CommandContext context, SearchResult result)
    {
        foreach (var entry in result.Entries) context.Out.WriteLine(PrintableJson.Of(NdjsonFormat.Line(entry.Entry)));
    }

    private static void Print(CommandContext context, SearchResult result, EntryFilter filter, SearchText text)
    {
        if (result.Entries.Count > 0) new EntryRows(TerminalSize.Columns(), context.Clock.LocalTimeZone).Print(context.Out, result.Entries);
        var isSearch = !text.IsEmpty || filter != EntryFilter.All;
        if (result.HasMore && isSearch) context.Error.WriteLine($"ssg: these are the newest {result.Entries.Count}; there are more: `--limit` shows them, and `--since`, `--until` and further words narrow the search");
        if (result.Entries.Count == 0) context.Error.WriteLine($"ssg: {PrintableText.Line(result.Unknown is { } unknown ? OpenedIndex.Explain(unknown) : Nothing(filter, text))}");
    }

    private static string Nothing(EntryFilter filter, SearchText text)
    {
        if (text.IsEmpty && filter == EntryFilter.All) return "the log has no entry yet";
        var isNarrowed = filter != EntryFilter.All;
        return text.IsEmpty
            ? "no entry is as you filter; leave an option out"
            : isNarrowed ? "no entry has all of that; try fewer words or options" : "no entry has all of that; try fewer words, or the beginning of a word";
    }
}
