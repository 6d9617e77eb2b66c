using System.Text;

namespace SigmaShake.Rules.Diagnostics;

/// <summary>Makes text from a rule file, or the name of one, safe to write to a terminal.</summary>
internal static class TerminalText
{
    private const int TabCells = 4;

    /// <summary>Tabs become spaces, and what could steer a terminal becomes a mark of its own.</summary>
    public static string Of(ReadOnlySpan<char> text)
    {
        var printable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '\t') printable.Append(' ', TabCells);
            else if (Quoted.IsHarmless(rune)) printable.Append(rune);
            else printable.Append(Rune.ReplacementChar);
        }

        return printable.ToString();
    }
}
