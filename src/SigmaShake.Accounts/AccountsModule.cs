using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace SigmaShake.Accounts;

/// <summary>The service of accounts: who people are, how they sign in, and what they may do.</summary>
public static class AccountsModule
{
    /// <summary>Adds what the service is made of.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services) => services;

    /// <summary>Maps its routes.</summary>
    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
    }
}
