using SigmaShake.Platform;
using SigmaShake.Rules.Diagnostics;

namespace SigmaShake.Server.Settings;

/// <summary>How a setting is written in each place that it may stand in, and what is said of one that there is not.</summary>
internal static class SettingName
{
    private const string Prefix = "SIGMASHAKE_";

    /// <summary>On the command line, such as <c>--open-databases</c>.</summary>
    public static string OnCommandLine(string name) => $"--{name}";

    /// <summary>In the environment, such as <c>SIGMASHAKE_OPEN_DATABASES</c>.</summary>
    public static string InEnvironment(string name) => Prefix + name.Replace('-', '_').ToUpperInvariant();

    /// <summary>Refuses variables that look like settings and are none: a name with a letter wrong would leave a server open that was meant to be closed.</summary>
    /// <param name="variables">The names in the environment.</param>
    /// <param name="known">The settings that there are.</param>
    /// <param name="meant">A variable that a setting names, whatever it is called; null for none.</param>
    /// <exception cref="PlatformException">One is none.</exception>
    public static void RefuseUnknown(IEnumerable<string> variables, string[] known, string? meant)
    {
        var spellings = known.Select(InEnvironment).ToHashSet(StringComparer.Ordinal);
        foreach (var variable in variables.Order(StringComparer.Ordinal))
        {
            if (!variable.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) || variable == meant || spellings.Contains(variable)) continue;
            throw Unknown(variable, variable[Prefix.Length..].Replace('_', '-'), known, InEnvironment);
        }
    }

    /// <summary>There is no such setting; the nearest one, or all.</summary>
    /// <param name="shown">As it was written.</param>
    /// <param name="word">The name in it.</param>
    /// <param name="known">Those that may stand there.</param>
    /// <param name="spell">How they are written there.</param>
    public static PlatformException Unknown(string shown, string word, string[] known, Func<string, string> spell) => new(
        $"there is no setting `{shown}`",
        Spelling.Nearest(word, known) is { } nearest ? $"did you mean `{spell(nearest)}`?" : $"the settings are {string.Join(", ", known.Select(spell))}");
}
