using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SigmaShake.Accounts.Domains;
using SigmaShake.Accounts.Identity.Attempts;
using SigmaShake.Accounts.Identity.Providers;
using SigmaShake.Accounts.Identity.PublicProviders;
using SigmaShake.Accounts.Oidc;
using SigmaShake.Accounts.Storage;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Pages;
using SigmaShake.Platform.Permissions;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Accounts.Identity;

/// <summary>Signing in.</summary>
internal static class IdentityModule
{
    public static IServiceCollection AddIdentity(this IServiceCollection services, AccountsOptions options)
    {
        // The library opens and closes what it stores with each request.
        services.AddScoped(provider => provider.GetRequiredService<Databases>().OpenControl<AccountsDatabase>());
        services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<AccountsDatabase>())
            .AddPublicProviders(options);
        return services
            .AddSingleton<PublicAddress>()
            .AddSingleton<OutgoingHttp>()
            .AddSingleton<ProviderDirectory>()
            .AddSingleton<OidcClient>()
            .AddSingleton<DomainProof>()
            .AddSingleton<OrganisationDomains>()
            .AddHostedService<DomainWatch>()
            .AddSingleton<OrganisationProviders>()
            .AddSingleton<PublicProviderList>()
            .AddSingleton<GitHubAddresses>()
            .AddSingleton<Offers>()
            .AddSingleton<BrowserAttempts>()
            .AddSingleton<ProviderSelector>()
            .AddSingleton<SignInRefusals>()
            .AddSingleton<SignInCompletion>()
            .AddSingleton<IdentitySettings>()
            .AddSingleton<ICredentialScheme, OfferScheme>()
            .AddSingleton<ICredentialScheme, AnswerScheme>()
            .AddSingleton(new OrganisationLink("Signing in", IdentitySettingsRoutes.Path, Permission.IdentityWrite, 70));
    }

    public static void MapIdentity(this IEndpointRouteBuilder routes)
    {
        routes.MapSelector();
        routes.MapProviderSignIn();
        routes.MapPublicSignIn();
        routes.MapLogins();
        routes.MapIdentitySettings();
    }
}
