using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SigmaShake.Platform.Http;

namespace SigmaShake.Platform.Pages;

/// <summary>What pages are made of beside HTML; embedded in the program.</summary>
public static class AssetRoutes
{
    /// <summary>Maps them below <c>/assets</c>.</summary>
    public static void MapAssets(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/assets/site.css", () => Results.Stream(typeof(AssetRoutes).Assembly.GetManifestResourceStream("SigmaShake.Platform.Assets.site.css")!, "text/css; charset=utf-8"))
            .Public("the same for everybody");
}
