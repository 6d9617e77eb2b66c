using System.Globalization;
using System.Text;

namespace SigmaShake.Cli.State;

/// <summary>Values as TOML 1.0 writes them.</summary>
internal static class TomlText
{
    /// <summary>A basic string; what it may not hold as it is stands escaped.</summary>
    public static string String(string text)
    {
        var toml = new StringBuilder("\"");
        foreach (var c in text)
        {
            if (c is '"' or '\\') toml.Append('\\').Append(c);
            else if (char.IsControl(c)) toml.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            else toml.Append(c);
        }

        return toml.Append('"').ToString();
    }

    /// <summary>An array of basic strings.</summary>
    public static string Strings(IEnumerable<string> texts) => "[" + string.Join(", ", texts.Select(String)) + "]";
}
