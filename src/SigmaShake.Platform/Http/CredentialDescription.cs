namespace SigmaShake.Platform.Http;

/// <summary>How a credential is shown, for the API description.</summary>
/// <param name="Text">What it is.</param>
/// <param name="Header">The header that bears it; with <c>Authorization</c> it is a bearer token.</param>
/// <param name="Beside">Headers that belong to it.</param>
public sealed record CredentialDescription(string Text, string Header, params IReadOnlyList<CredentialHeader> Beside);

/// <summary>A header that belongs to a credential.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">What it says.</param>
/// <param name="OnlyWithBody">Whether only requests with a body have it.</param>
public sealed record CredentialHeader(string Name, string Text, bool OnlyWithBody);
