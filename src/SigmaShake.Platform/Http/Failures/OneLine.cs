namespace SigmaShake.Platform.Http.Failures;

/// <summary>Text from outside as it may stand in a log or a ledger: bounded, and no second line that somebody could mistake for the server's own.</summary>
internal static class OneLine
{
    private const int MaxLength = 200;

    public static string Of(string text) => string.Create(Math.Min(text.Length, MaxLength), text, static (line, source) =>
    {
        for (var i = 0; i < line.Length; i++) line[i] = IsPlain(source[i]) ? source[i] : '\uFFFD';
    });

    // Control characters, the line and paragraph separators, and what turns the direction of writing.
    private static bool IsPlain(char c) => char.GetUnicodeCategory(c) is not (System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format
        or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator or System.Globalization.UnicodeCategory.Surrogate);
}
