using SigmaShake.Platform.Http;
using SigmaShake.Platform.Http.Operation;

namespace SigmaShake.Server.Routes;

/// <summary>For whoever watches the server.</summary>
internal static class HealthRoutes
{
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(5);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => Results.Text("ok\n")).Public("says that the process runs, and nothing else");
        routes.MapGet("/readyz", ReadyAsync).Public("says whether requests should be sent here, and nothing else");
    }

    private static async Task<IResult> ReadyAsync(Readiness readiness, CancellationToken cancellation) =>
        await readiness.ObstacleAsync(cancellation) is { } obstacle ? Problems.NotReady(AskAgain, obstacle) : Results.Text("ready\n");
}
