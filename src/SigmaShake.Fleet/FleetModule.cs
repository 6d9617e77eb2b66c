using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace SigmaShake.Fleet;

/// <summary>The service of fleet: machines, and the signed rules that they enforce.</summary>
public static class FleetModule
{
    /// <summary>Adds what the service is made of.</summary>
    public static IServiceCollection AddFleet(this IServiceCollection services) => services;

    /// <summary>Maps its routes.</summary>
    public static void MapFleet(this IEndpointRouteBuilder routes)
    {
    }
}
