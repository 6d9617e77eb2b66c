using SigmaShake.Platform.Http;

namespace SigmaShake.Server.Routes;

/// <summary>What pages are made of beside HTML; embedded in the program.</summary>
internal static class AssetRoutes
{
    public static void MapAssets(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/assets/site.css", () => Results.Stream(typeof(AssetRoutes).Assembly.GetManifestResourceStream("SigmaShake.Server.Assets.site.css")!, "text/css; charset=utf-8"))
            .Public("the same for everybody");
}
