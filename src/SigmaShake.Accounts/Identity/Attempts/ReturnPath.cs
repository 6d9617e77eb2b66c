namespace SigmaShake.Accounts.Identity.Attempts;

/// <summary>Where somebody goes after they have signed in: a place on this server, whatever a link says.</summary>
internal static class ReturnPath
{
    private const int MaxLength = 1_024;

    /// <summary>The path, or null for one that leads, or that a browser could understand to lead, elsewhere.</summary>
    public static string? Of(string? text) =>
        text is ['/', ..] and { Length: <= MaxLength } && (text.Length == 1 || text[1] is not ('/' or '\\')) && !text.Any(c => char.IsControl(c) || c == '\\' || !char.IsAscii(c)) ? text : null;
}
