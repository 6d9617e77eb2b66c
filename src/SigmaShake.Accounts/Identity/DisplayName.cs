using System.Globalization;
using SigmaShake.Platform.Organisations;

namespace SigmaShake.Accounts.Identity;

/// <summary>A name that a provider gives, made fit to be shown and recorded: one line, nothing that cannot be seen, no more than it takes.</summary>
internal static class DisplayName
{
    /// <summary>The name; null if nothing is left of it.</summary>
    public static string? Of(string? text)
    {
        if (text is null) return null;
        var seen = string.Concat(text.Take(4 * ExternalIdentity.MaxName).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not
            (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)));
        var name = seen.Trim();
        return name.Length == 0 ? null : name[..Math.Min(name.Length, ExternalIdentity.MaxName)];
    }
}
