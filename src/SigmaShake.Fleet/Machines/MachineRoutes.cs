using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Http.Failures;
using SigmaShake.Signing.Fleet;

namespace SigmaShake.Fleet.Machines;

/// <summary>How a route says that machines reach it.</summary>
internal static class MachineRoutes
{
    /// <summary>Enrolled machines may, by requests that they have signed just now.</summary>
    public static RouteHandlerBuilder ByMachine(this RouteHandlerBuilder route) =>
        route.ByCredential(MachineScheme.SchemeName).Refuses(ProblemCatalog.ClockDiffers).AddEndpointFilter(CheckClockAsync);

    // The signature was verified, so it is the machine that gets to know about its clock, and nobody else.
    private static ValueTask<object?> CheckClockAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var now = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        if (context.HttpContext.Features.Get<MachineRequest>() is not { } request) return ValueTask.FromResult<object?>(Problems.NotFound());
        var difference = now.ToUnixTimeSeconds() - request.Signature.CreatedSeconds;
        if (difference < -(long)FleetLimits.ClockTolerance.TotalSeconds || difference > (long)FleetLimits.ClockTolerance.TotalSeconds)
            return ValueTask.FromResult<object?>(Problems.Of(ProblemCatalog.ClockDiffers, number: ("now", now.ToUnixTimeSeconds())));
        request.Machine.Seen(now.ToUnixTimeMilliseconds());
        return next(context);
    }
}
