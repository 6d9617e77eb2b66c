using Microsoft.AspNetCore.Http;
using SigmaShake.Platform.Http.Failures;

namespace SigmaShake.Platform.Http.Api;

/// <summary>
/// Refuses changes through the API that a page of another site has sent with somebody's session (Fetch Metadata, 2.4). The cookie stays at home in such
/// requests anyway; forms have their token, this is theirs.
/// </summary>
internal sealed class CrossSiteGuard(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context) =>
        IsApi(context) && !HttpMethods.IsGet(context.Request.Method) && SessionCookie.Read(context) is not null
        && context.Request.Headers["Sec-Fetch-Site"] is [{ } site] && site is not ("same-origin" or "none")
            ? new ProblemAnswer(ProblemCatalog.CrossSite).Because($"sent by a page of another site ({site})").ExecuteAsync(context)
            : next(context);

    private static bool IsApi(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<ApiRoute>() is not null;
}
