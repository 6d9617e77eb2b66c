using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SigmaShake.Platform.Http;

namespace SigmaShake.Platform.Pages;

/// <summary>What pages are made of beside HTML; embedded in the program.</summary>
public static class AssetRoutes
{
    /// <summary>Maps them below <c>/assets</c>.</summary>
    public static void MapAssets(this IEndpointRouteBuilder routes)
    {
        Map(routes, "site.css", "text/css; charset=utf-8");
        Map(routes, "site.js", "text/javascript; charset=utf-8");
    }

    private static void Map(IEndpointRouteBuilder routes, string name, string type) => routes
        .MapGet($"/assets/{name}", () => Results.Stream(typeof(AssetRoutes).Assembly.GetManifestResourceStream($"SigmaShake.Platform.Assets.{name}")!, type))
        .Public("the same for everybody");
}
