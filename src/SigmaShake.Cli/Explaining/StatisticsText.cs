using System.Globalization;
using SigmaShake.Cli.Terminals;
using SigmaShake.Ledger.Index;

namespace SigmaShake.Cli.Explaining;

/// <summary>What the log adds up to, for people.</summary>
/// <param name="columns">How wide it may be.</param>
/// <param name="zone">The zone that times are shown in.</param>
internal sealed class StatisticsText(int columns, TimeZoneInfo zone)
{
    private const int MostValues = 10;
    private const int MostDays = 14;
    private const int MicrosecondsPerMs = 1000;

    /// <summary>Prints them; there is at least one entry.</summary>
    public void Print(TextWriter output, LogStatistics statistics)
    {
        output.WriteLine($"entries   {Number(statistics.Entries)}, {Number(statistics.Calls)} of them judged calls{(statistics.Erased > 0 ? $", {Number(statistics.Erased)} erased" : "")}");
        output.WriteLine($"first     {LocalTime.Of(statistics.First!.Value, zone)}");
        output.WriteLine($"last      {LocalTime.Of(statistics.Last!.Value, zone)}");
        if (statistics.JudgingTime is { } time)
        {
            output.WriteLine($"judging   median {Ms(time.MedianUs)}, 90 % {Ms(time.NinetiethUs)}, 99 % {Ms(time.NinetyNinthUs)}, most {Ms(time.MostUs)}");
        }

        Days(output, statistics);
        Values(output, "rules that decided", statistics.Rules);
        Values(output, "tools", statistics.Tools);
        Values(output, "agents", statistics.Agents);
        Values(output, "projects", statistics.Projects);
    }

    private static void Days(TextWriter output, LogStatistics statistics)
    {
        if (statistics.Days.Count == 0) return;
        var words = statistics.Decisions.Select(decision => PrintableText.Line(decision.Value, MostValues)).ToList();
        var widths = statistics.Decisions.Select((decision, index) => Math.Max(words[index].Length, Number(decision.Entries).Length)).ToList();
        var left = statistics.Days.Count - MostDays;
        output.WriteLine();
        output.WriteLine(("day         " + string.Join("  ", words.Select((word, index) => word.PadLeft(widths[index])))).TrimEnd());
        if (left > 0) output.WriteLine($"… {Number(left)} earlier days; `--json` has them");
        foreach (var day in statistics.Days.Skip(Math.Max(0, left)))
        {
            var counts = statistics.Decisions.Select((decision, index) => Number(day.Decisions.FirstOrDefault(one => one.Value == decision.Value)?.Entries ?? 0).PadLeft(widths[index]));
            output.WriteLine($"{day.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}  {string.Join("  ", counts)}");
        }
    }

    private void Values(TextWriter output, string title, IReadOnlyList<ValueCount> values)
    {
        if (values.Count == 0) return;
        output.WriteLine();
        output.WriteLine(title);
        foreach (var value in values.Take(MostValues)) output.WriteLine($"{Number(value.Entries),10}  {ColumnText.Cut(value.Value, columns - 12)}");
        if (values.Count > MostValues) output.WriteLine($"{Number(values.Skip(MostValues).Sum(value => value.Entries)),10}  {Number(values.Count - MostValues)} others");
    }

    private static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Ms(long us) => string.Create(CultureInfo.InvariantCulture, $"{(double)us / MicrosecondsPerMs:0.0#} ms");
}
