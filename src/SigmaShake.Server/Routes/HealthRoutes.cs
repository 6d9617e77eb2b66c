using SigmaShake.Platform.Http;

namespace SigmaShake.Server.Routes;

/// <summary>For whoever watches the server.</summary>
internal static class HealthRoutes
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => Results.Text("ok\n")).Public("says that the process runs, and nothing else");
        routes.MapGet("/readyz", () => Results.Text("ready\n")).Public("says that the databases were opened, and nothing else");
    }
}
