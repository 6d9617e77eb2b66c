namespace SigmaShake.Platform.Access;

/// <summary>A name that somebody gives something.</summary>
internal static class OneLineName
{
    /// <summary>The name without blanks around it; null if it is empty, too long, or more than a line.</summary>
    public static string? Read(string? text, int maxLength) =>
        text?.Trim() is { Length: > 0 } name && name.Length <= maxLength && !name.Any(c => char.IsControl(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format
            or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator or System.Globalization.UnicodeCategory.Surrogate) ? name : null;
}
