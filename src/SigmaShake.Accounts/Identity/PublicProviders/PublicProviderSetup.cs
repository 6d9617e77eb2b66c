using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;

namespace SigmaShake.Accounts.Identity.PublicProviders;

/// <summary>Sets the client of GitHub and Google up.</summary>
internal static class PublicProviderSetup
{
    public static void AddPublicProviders(this OpenIddictBuilder openIddict, AccountsOptions options)
    {
        // A client of nobody is one that the library does not start with.
        if (options.GitHub is not null || options.Google is not null) openIddict.AddClient(client => Configure(client, options));
    }

    private static void Configure(OpenIddictClientBuilder client, AccountsOptions options)
    {
        client.AllowAuthorizationCodeFlow();
        client.Configure(configured => configured.ClientUri = options.PublicAddress);

        // States are sealed by what seals forms; the keys that it insists on seal nothing.
        client.AddEphemeralEncryptionKey().AddEphemeralSigningKey().UseDataProtection();
        client.UseAspNetCore().EnableRedirectionEndpointPassthrough().DisableTransportSecurityRequirement();
        client.UseSystemNetHttp();
        var providers = client.UseWebProviders();
        if (options.GitHub is { } github) AddGitHub(providers, github);
        if (options.Google is { } google) AddGoogle(providers, google);
    }

    private static void AddGitHub(OpenIddictClientWebIntegrationBuilder providers, ProviderClient client) => providers.AddGitHub(github =>
    {
        github.SetProviderName(PublicProviderList.GitHub).SetClientId(client.Id).SetClientSecret(client.Secret).SetRedirectUri(PublicProviderList.Callback(PublicProviderList.GitHub)).AddScopes("user:email");
        if (client.Address is not { } address) return;
        github.Registration.Issuer = new Uri(address, "/login/oauth");
        github.Registration.Configuration = new OpenIddictConfiguration
        {
            Issuer = github.Registration.Issuer,
            AuthorizationEndpoint = new Uri(address, "/login/oauth/authorize"),
            TokenEndpoint = new Uri(address, "/login/oauth/access_token"),
            UserInfoEndpoint = new Uri(GitHubAddresses.ApiOf(client), "user"),
            ResponseTypesSupported = { OpenIddictConstants.ResponseTypes.Code },
            ResponseModesSupported = { OpenIddictConstants.ResponseModes.Query },
            GrantTypesSupported = { OpenIddictConstants.GrantTypes.AuthorizationCode },
            CodeChallengeMethodsSupported = { OpenIddictConstants.CodeChallengeMethods.Sha256 },
            ScopesSupported = { "user:email" },
            TokenEndpointAuthMethodsSupported = { OpenIddictConstants.ClientAuthenticationMethods.ClientSecretPost },
        };
    });

    private static void AddGoogle(OpenIddictClientWebIntegrationBuilder providers, ProviderClient client) => providers.AddGoogle(google =>
    {
        google.SetProviderName(PublicProviderList.Google).SetClientId(client.Id).SetClientSecret(client.Secret).SetRedirectUri(PublicProviderList.Callback(PublicProviderList.Google)).AddScopes("email", "profile");
        if (client.Address is not { } address) return;
        google.Registration.Issuer = address;
        google.Registration.ConfigurationEndpoint = new Uri(address, "/.well-known/openid-configuration");
    });
}
