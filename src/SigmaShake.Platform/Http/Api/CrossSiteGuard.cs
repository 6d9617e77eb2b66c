using Microsoft.AspNetCore.Http;
using SigmaShake.Platform.Http.Failures;

namespace SigmaShake.Platform.Http.Api;

/// <summary>
/// Refuses changes that a page of another site, or of another host of this one, has sent with somebody's session (Fetch Metadata, 2.4): through the API, and
/// by forms, whether their handlers read the form's token or have no field to read.
/// </summary>
internal sealed class CrossSiteGuard(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context) =>
        !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) && SessionCookie.Read(context) is not null
        && context.Request.Headers["Sec-Fetch-Site"] is [{ } site] && site is not ("same-origin" or "none")
            ? new ProblemAnswer(ProblemCatalog.CrossSite).Because($"sent by a page of another site ({site})").ExecuteAsync(context)
            : next(context);
}
