namespace SigmaShake.Server.Commands;

/// <summary>The words of a command and the settings behind them.</summary>
internal static class CommandLine
{
    // What begins with dashes is a setting, but for these, which belong to a command.
    private static readonly string[] OfCommands = ["--to", "--to-key"];

    /// <summary>Splits a command line where its settings begin.</summary>
    public static (List<string> Words, string[] Settings) Split(string[] arguments)
    {
        var end = 0;
        while (end < arguments.Length && !IsSetting(arguments[end])) end++;
        return ([.. arguments[..end]], arguments[end..]);
    }

    private static bool IsSetting(string word) => word.StartsWith("--", StringComparison.Ordinal) && !OfCommands.Contains(word, StringComparer.Ordinal);
}
