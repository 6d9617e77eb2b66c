using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace SigmaShake.Accounts.Authorisation;

/// <summary>Letting programs in: the OAuth server.</summary>
internal static class AuthorisationModule
{
    public static IServiceCollection AddAuthorisation(this IServiceCollection services, AccountsOptions options)
    {
        services.AddOpenIddict().AddAuthorisationServer(options);
        return services
            .AddSingleton<Consent>()
            .AddSingleton<CodeTries>()
            .AddHostedService<CliClient>()
            .AddHostedService<GrantUpkeep>();
    }

    public static void MapAuthorisation(this IEndpointRouteBuilder routes)
    {
        AuthorisationRoutes.MapAuthorisation(routes);
        routes.MapDevice();
        routes.MapShownToken();
    }
}
