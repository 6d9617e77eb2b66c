using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Http.Failures;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;

namespace SigmaShake.Fleet.Rollouts;

/// <summary>Steps of a rollout, for programs of the organisation.</summary>
internal static class RolloutRoutes
{
    private const string Tag = "Releases";

    public static void MapRollouts(this IEndpointRouteBuilder routes)
    {
        Map(routes, "widen", (steps, scope, release, cancellation) => steps.WidenAsync(scope, release, cancellation))
            .Describe("widenRollout", Tag, "Widen a rollout", "Gives a release to the machines of its next wave.");
        Map(routes, "pause", (steps, scope, release, cancellation) => steps.PauseAsync(scope, release, null, cancellation))
            .Describe("pauseRollout", Tag, "Pause a rollout", "Keeps a rollout from growing. Machines that have the release keep it.");
        Map(routes, "resume", (steps, scope, release, cancellation) => steps.ResumeAsync(scope, release, cancellation))
            .Describe("resumeRollout", Tag, "Resume a rollout", "Lets a rollout that has paused go on, and counts anew.");
    }

    private static RouteHandlerBuilder Map(IEndpointRouteBuilder routes, string step, Func<RolloutSteps, OrgScope, long, CancellationToken, Task<string?>> act) =>
        routes.MapPost($"/fleet/{{organisation}}/rollouts/{{release:long}}/{step}", async (OrgScope scope, long release, RolloutSteps steps, CancellationToken cancellation) =>
                await act(steps, scope, release, cancellation) is { } problem ? Problems.Of(ProblemCatalog.RolloutState, problem) : Results.NoContent())
            .Needs(Permission.FleetRollout).Produces(StatusCodes.Status204NoContent).Refuses(ProblemCatalog.RolloutState);
}
