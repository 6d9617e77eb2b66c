namespace SigmaShake.Accounts.Authorisation;

/// <summary>The addresses of the OAuth server.</summary>
internal static class AuthorisationAddresses
{
    /// <summary>Where a browser asks for a code for the program that sent it.</summary>
    public const string Authorize = "/oauth/authorize";

    /// <summary>Where a program exchanges its code.</summary>
    public const string Token = "/oauth/token";

    /// <summary>Where a program without a browser asks for codes (RFC 8628).</summary>
    public const string Device = "/oauth/device";

    /// <summary>Where people type such a code in.</summary>
    public const string Verify = "/device";

    /// <summary>What the server says of itself (RFC 8414).</summary>
    public const string Metadata = "/.well-known/oauth-authorization-server";
}
