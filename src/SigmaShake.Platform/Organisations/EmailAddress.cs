using System.Diagnostics.CodeAnalysis;

namespace SigmaShake.Platform.Organisations;

/// <summary>
/// An address of electronic mail in its one spelling: ASCII in small letters, a domain with a dot in it. Two that look alike are never two: what is not ASCII is
/// refused (a domain of other letters has its <c>xn--</c> form), and so are quoted local parts and domains that are numbers.
/// </summary>
public sealed record EmailAddress
{
    /// <summary>The longest (RFC 5321, 4.5.3.1.3).</summary>
    public const int MaxLength = 254;

    private const int MaxLocalLength = 64;
    private const int MaxLabelLength = 63;
    private const string LocalSymbols = "!#$%&'*+-/=?^_`{|}~.";

    private EmailAddress(string text, string domain)
    {
        Text = text;
        Domain = domain;
    }

    /// <summary>All of it.</summary>
    public string Text { get; }

    /// <summary>What stands behind the <c>@</c>.</summary>
    public string Domain { get; }

    /// <summary>Reads an address as somebody types it.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out EmailAddress? address)
    {
        address = null;
        if (text?.Trim().ToLowerInvariant() is not { Length: <= MaxLength } plain || plain.Split('@') is not [{ Length: > 0 and <= MaxLocalLength } local, var domain]) return false;
        if (!local.All(c => char.IsAsciiLetterOrDigit(c) || LocalSymbols.Contains(c, StringComparison.Ordinal)) || !IsDomain(domain)) return false;
        address = new EmailAddress(plain, domain);
        return true;
    }

    /// <summary>Whether a text is the name of a domain, in small letters: labels of letters, digits and dashes, at least two, the last one no number.</summary>
    public static bool IsDomain([NotNullWhen(true)] string? text) =>
        text is { Length: <= MaxLength } && text.Split('.') is { Length: >= 2 } labels && labels.All(IsLabel) && !labels[^1].All(char.IsAsciiDigit);

    /// <inheritdoc />
    public override string ToString() => Text;

    private static bool IsLabel(string label) =>
        label is { Length: > 0 and <= MaxLabelLength } && label[0] != '-' && label[^1] != '-'
        && label.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
