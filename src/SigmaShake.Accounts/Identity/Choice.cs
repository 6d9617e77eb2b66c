namespace SigmaShake.Accounts.Identity;

/// <summary>A way to sign in, on the page that offers them.</summary>
/// <param name="Title">What the link says.</param>
/// <param name="Address">Where it goes.</param>
public sealed record Choice(string Title, string Address);
