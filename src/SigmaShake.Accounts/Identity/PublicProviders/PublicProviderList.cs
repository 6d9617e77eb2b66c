namespace SigmaShake.Accounts.Identity.PublicProviders;

/// <summary>The public identity providers that the operator has registered this server with.</summary>
internal sealed class PublicProviderList(AccountsOptions options)
{
    public const string GitHub = "github";

    public const string Google = "google";

    /// <summary>All of them.</summary>
    public IReadOnlyList<PublicProvider> All { get; } =
    [
        .. options.GitHub is { } github ? [new PublicProvider(GitHub, "GitHub", IssuerOf(github, "https://github.com"))] : Array.Empty<PublicProvider>(),
        .. options.Google is { } google ? [new PublicProvider(Google, "Google", IssuerOf(google, "https://accounts.google.com"))] : Array.Empty<PublicProvider>(),
    ];

    /// <summary>Where somebody begins to sign in.</summary>
    public static string Begin(string provider, string offer) => $"/sign-in/with/{provider}?offer={offer}";

    /// <summary>Where the provider sends them back to, without the slash in front.</summary>
    public static string Callback(string provider) => $"sign-in/with/{provider}/callback";

    private static string IssuerOf(ProviderClient client, string known) => client.Address?.GetLeftPart(UriPartial.Authority) ?? known;
}
