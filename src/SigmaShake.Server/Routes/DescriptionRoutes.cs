using SigmaShake.Platform.Http;
using SigmaShake.Server.Description;

namespace SigmaShake.Server.Routes;

/// <summary>The description of the API.</summary>
internal static class DescriptionRoutes
{
    public static void MapApiDescription(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/openapi/v1.json", async (DescriptionDocument document, CancellationToken cancellation) => Results.Bytes(await document.JsonAsync(cancellation), "application/json"))
            .Public("what the API is like is the same for everybody, and no secret");
}
