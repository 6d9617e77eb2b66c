using System.Globalization;
using System.Text;

namespace SigmaShake.Cli.Terminals;

/// <summary>Makes JSON fit for a terminal without changing what it says.</summary>
internal static class PrintableJson
{
    /// <summary>
    /// The same JSON with format characters and what else steers a terminal as <c>\uXXXX</c>. Outside ASCII only strings have characters,
    /// so the escape is always in one.
    /// </summary>
    public static string Of(string json)
    {
        if (!json.Any(Steers)) return json;
        var printable = new StringBuilder(json.Length);
        foreach (var c in json)
        {
            if (Steers(c)) printable.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            else printable.Append(c);
        }

        return printable.ToString();
    }

    private static bool Steers(char c) => c >= 0x7f && char.GetUnicodeCategory(c) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;
}
