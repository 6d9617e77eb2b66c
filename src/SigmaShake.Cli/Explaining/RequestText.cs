using SigmaShake.Cli.Terminals;
using SigmaShake.Ledger.Approvals;

namespace SigmaShake.Cli.Explaining;

/// <summary>Calls that wait for a person's approval, for that person.</summary>
internal static class RequestText
{
    private const int IdColumns = 8;
    private const int AgeColumns = 4;
    private const int MostAgentColumns = 14;
    private const int MostToolColumns = 14;

    // What a person has to see before they answer. What the log left out is marked there.
    private static readonly string[] Shown = ["agent", "session", "project", "cwd", "tool", "rule", "reason", "scripts", "links", "input"];

    /// <summary>Prints them as a table that fits a terminal.</summary>
    public static void PrintRows(TextWriter output, IReadOnlyList<WaitingRequest> requests, DateTimeOffset now, int columns)
    {
        var agent = Math.Min(MostAgentColumns, requests.Max(request => ColumnText.WidthOf(request.Content.Agent ?? "")));
        var tool = Math.Min(MostToolColumns, requests.Max(request => ColumnText.WidthOf(request.Content.Tool ?? "")));
        var subject = Math.Max(1, columns - IdColumns - AgeColumns - agent - tool - 8);
        foreach (var request in requests)
        {
            var line = $"{request.Id}  {Age(now - request.Time),AgeColumns}  {ColumnText.Fit(request.Content.Agent ?? "", agent)}  {ColumnText.Fit(request.Content.Tool ?? "", tool)}  ";
            output.WriteLine((line + ColumnText.Cut(request.Content.Subject, subject)).TrimEnd());
        }
    }

    /// <summary>Prints one whole, as the log has it.</summary>
    public static void Print(TextWriter output, WaitingRequest request, TimeZoneInfo zone)
    {
        output.WriteLine($"request        {request.Id}, filed {LocalTime.Of(request.Time, zone)}");
        foreach (var name in Shown)
        {
            if (request.Content.Payload?.Member(System.Text.Encoding.UTF8.GetBytes(name)) is { } value) EntryText.Print(output, name, value);
        }

        if (request.IsCut) output.WriteLine("note           the log does not have all of it: what is not shown would be done too");
    }

    private static string Age(TimeSpan age) => age.TotalSeconds < 60 ? $"{Math.Max(0, (int)age.TotalSeconds)}s" : $"{(int)age.TotalMinutes}m";
}
