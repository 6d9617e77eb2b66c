using System.Diagnostics.CodeAnalysis;

namespace SigmaShake.Platform.Organisations;

/// <summary>A name that stands in addresses: 2 to 39 small letters, digits and single dashes, a letter first, no dash last.</summary>
public static class Slug
{
    /// <summary>The longest.</summary>
    public const int MaxLength = 39;

    /// <summary>What a slug is, for messages.</summary>
    public const string Rule = "2 to 39 small letters, digits and single dashes, beginning with a letter";

    /// <summary>Whether a text is one.</summary>
    public static bool IsValid([NotNullWhen(true)] string? text) =>
        text is { Length: >= 2 and <= MaxLength }
        && char.IsAsciiLetterLower(text[0]) && text[^1] != '-' && !text.Contains("--", StringComparison.Ordinal)
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
