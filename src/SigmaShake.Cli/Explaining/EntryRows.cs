using System.Globalization;
using SigmaShake.Cli.Terminals;
using SigmaShake.Ledger.Content;
using SigmaShake.Ledger.Format;

namespace SigmaShake.Cli.Explaining;

/// <summary>Entries of the log as a table that fits a terminal: a line each, below a line for each day.</summary>
/// <param name="columns">How wide it may be.</param>
/// <param name="zone">The zone that times are shown in.</param>
internal sealed class EntryRows(int columns, TimeZoneInfo zone)
{
    private const int TimeColumns = 8;
    private const int LeastDecisionColumns = 6;
    private const int MostDecisionColumns = 9;
    private const int MostToolColumns = 14;
    private const int MostRuleColumns = 40;

    // From here on there is room for the rule beside what the call is about.
    private const int ColumnsWithRule = 110;

    /// <summary>Prints them in the order given.</summary>
    public void Print(TextWriter output, IReadOnlyList<EntryContent> entries)
    {
        var number = entries.Max(entry => Number(entry).Length);
        var tool = Math.Min(MostToolColumns, entries.Max(entry => ColumnText.WidthOf(Tool(entry))));
        var rule = columns < ColumnsWithRule ? 0 : Math.Min(MostRuleColumns, entries.Max(entry => ColumnText.WidthOf(entry.Rule ?? "")));
        var decision = Math.Clamp(entries.Max(entry => ColumnText.WidthOf(Decision(entry))), LeastDecisionColumns, MostDecisionColumns);
        var subject = Math.Max(1, columns - number - TimeColumns - decision - tool - 8 - (rule > 0 ? rule + 2 : 0));
        var day = "";
        foreach (var entry in entries)
        {
            var nextDay = LocalTime.Day(entry.Entry.Time, zone);
            if (nextDay != day) output.WriteStyled(nextDay + "\n", TextStyle.Heading);
            day = nextDay;
            output.Write($"{Number(entry).PadLeft(number)}  {LocalTime.Clock(entry.Entry.Time, zone)}  ");
            output.WriteStyled(ColumnText.Fit(Decision(entry), decision), StyledText.OfVerdict(Decision(entry)));
            var line = $"  {ColumnText.Fit(Tool(entry), tool)}  ";
            if (rule > 0) line += ColumnText.Fit(entry.Rule ?? "", rule) + "  ";
            output.WriteLine((line + ColumnText.Cut(Subject(entry), subject)).TrimEnd());
        }
    }

    private static string Number(EntryContent entry) => entry.Entry.Index.ToString(CultureInfo.InvariantCulture);

    // What is no call has no verdict: its kind stands there.
    private static string Decision(EntryContent entry) => entry.Decision ?? (entry.Entry.IsErased ? "erased" : entry.Entry.Payload is null ? "damaged" : entry.Entry.Kind == EntryKind.Recovered ? "repair" : entry.Entry.Kind.Name());

    private static string Tool(EntryContent entry) => entry.Tool ?? entry.Action ?? "";

    private static string Subject(EntryContent entry)
    {
        // Of an action the first word stands under the tool.
        if (entry.Action is { } action && entry.Subject.StartsWith(action, StringComparison.Ordinal)) return entry.Subject[action.Length..].TrimStart();
        return entry.Subject;
    }
}
