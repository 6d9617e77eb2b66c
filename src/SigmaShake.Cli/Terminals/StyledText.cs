namespace SigmaShake.Cli.Terminals;

/// <summary>Words with a style, to whatever can show it: a terminal whose user wants colours. Everything else gets the words.</summary>
internal static class StyledText
{
    /// <summary>Writes a word or a line.</summary>
    public static void WriteStyled(this TextWriter output, string text, TextStyle style)
    {
        if (output is TerminalWriter terminal) terminal.WriteStyled(text, style);
        else output.Write(text);
    }

    /// <summary>The style of a verdict, by the word that people see.</summary>
    public static TextStyle OfVerdict(string word) => word switch
    {
        "block" or "damaged" => TextStyle.Bad,
        "ask" or "force" or "erased" or "repair" => TextStyle.Doubtful,
        "allow" => TextStyle.Good,
        _ => TextStyle.Plain,
    };

    /// <summary>
    /// Whether a descriptor shows colours: a terminal that is not dumb, and no <c>NO_COLOR</c> (no-color.org: present and not empty).
    /// </summary>
    public static bool HasColours(int descriptor, Func<string, string?> variable) =>
        Files.SystemCalls.IsTerminal(descriptor) == 1 && string.IsNullOrEmpty(variable("NO_COLOR")) && variable("TERM") is { Length: > 0 } and not "dumb";
}
