namespace SigmaShake.Accounts.Identity;

/// <summary>The addresses of an organisation's provider on this server.</summary>
internal static class ProviderAddresses
{
    /// <summary>Where somebody begins to sign in.</summary>
    public static string Begin(string organisation, string provider, string offer) => $"/o/{organisation}/sign-in/{provider}?offer={offer}";

    /// <summary>Where the provider sends them back to.</summary>
    public static string Callback(string organisation, string provider) => $"/o/{organisation}/sign-in/{provider}/callback";
}
