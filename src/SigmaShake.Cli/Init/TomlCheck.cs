using Tomlyn.Parsing;

namespace SigmaShake.Cli.Init;

/// <summary>Tells TOML from what is not, before and after an edit.</summary>
internal static class TomlCheck
{
    /// <summary>Why the text is not TOML, as one line; null where it is.</summary>
    public static string? Problem(string text)
    {
        var diagnostics = SyntaxParser.Parse(text, validate: true).Diagnostics;
        return diagnostics.HasErrors ? $"not TOML at line {diagnostics[0].Span.Start.Line + 1}" : null;
    }
}
