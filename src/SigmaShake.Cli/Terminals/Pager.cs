using System.Collections;
using SigmaShake.Cli.Files;

namespace SigmaShake.Cli.Terminals;

/// <summary>
/// Long output for a person: standard output goes through <c>$PAGER</c>, or <c>less</c>, which ends by itself where all fits the screen. Without a
/// terminal, without a pager, and for <c>PAGER=cat</c> or empty, nothing changes.
/// </summary>
internal static class Pager
{
    // Quit where it fits one screen, let colours through, leave the text standing.
    private const string LessOptions = "LESS=FRX";

    /// <summary>Starts it, if there is a terminal to page on; what it returns waits for the person to have read, when disposed.</summary>
    /// <param name="variable">Reads an environment variable.</param>
    public static IDisposable? Start(Func<string, string?> variable)
    {
        if (SystemCalls.IsTerminal(1) != 1 || SystemCalls.IsTerminal(2) != 1 || variable("TERM") is null or "" or "dumb") return null;
        var chosen = variable("SSG_PAGER") ?? variable("PAGER") ?? "less";
        if (chosen is "" or "cat") return null;

        // Whoever fits a table from now on finds no terminal to ask.
        Environment.SetEnvironmentVariable("COLUMNS", TerminalSize.Columns().ToString(System.Globalization.CultureInfo.InvariantCulture));
        return Begin(chosen.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '_' or '-') ? [chosen] : ["sh", "-c", chosen]);
    }

    private static Running? Begin(string[] command)
    {
        var process = SystemCalls.StartReader(command[0], command, Surroundings());
        if (process == 0) return null;

        // A pager that the person leaves by an interrupt ends by itself; this process then finds nobody to write to.
        SystemCalls.IgnoreInterrupts();
        return new Running(process);
    }

    private static string[] Surroundings()
    {
        List<string> all = [.. Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Where(entry => (string)entry.Key != "COLUMNS").Select(entry => $"{entry.Key}={entry.Value}")];
        if (Environment.GetEnvironmentVariable("LESS") is null) all.Add(LessOptions);
        return [.. all];
    }

    private sealed class Running(int process) : IDisposable
    {
        public void Dispose()
        {
            // The end of the text, which the pager waits for.
            _ = SystemCalls.Close(1);
            SystemCalls.AwaitEnd(process);
        }
    }
}
