namespace SigmaShake.Net.Credentials;

/// <summary>What lets a person use a server.</summary>
/// <param name="Server">The server, as its address is shown: <c>https://fleet.example.com</c>.</param>
/// <param name="Token">The token: a secret.</param>
/// <param name="Organisation">Where it is good: the organisation's name in addresses.</param>
/// <param name="Person">Whose it is, as the server says; empty where it does not.</param>
/// <param name="ExpiresMs">Until when, in milliseconds since 1970 UTC.</param>
internal sealed record Credential(string Server, string Token, string Organisation, string Person, long ExpiresMs)
{
    /// <summary>The longest token, in characters.</summary>
    public const int MaxTokenCharacters = 4096;

    /// <summary>Whether a text can be sent as a token.</summary>
    public static bool IsToken(string text) => text.Length is > 0 and <= MaxTokenCharacters && text.All(character => character is > ' ' and < '\x7f');

    /// <summary>Names server and person; the secret is in no text.</summary>
    public override string ToString() => $"{Person} at {Server}";
}
