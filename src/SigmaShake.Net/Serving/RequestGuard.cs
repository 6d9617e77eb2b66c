using Microsoft.AspNetCore.Http;

namespace SigmaShake.Net.Serving;

/// <summary>
/// Lets in what our own pages and the address bar ask, and nothing that another site's page has a browser ask: not under another name, not from another
/// origin, another port of this machine included.
/// </summary>
internal static class RequestGuard
{
    /// <summary>Null to go on; else the status that refuses, and why.</summary>
    public static (int Status, string Why)? Refuse(HttpRequest request, LocalAddress address)
    {
        var host = request.Headers.Host.ToString();
        if (!address.IsHost(host)) return (StatusCodes.Status421MisdirectedRequest, $"this is {address}, and nothing else");
        var isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        if (!isRead && !HttpMethods.IsPost(request.Method)) return (StatusCodes.Status405MethodNotAllowed, "pages are read, and forms are sent");

        // Browsers name the origin of every form. What names none is no browser, and has no business with a form.
        if (request.Headers.Origin is { Count: > 0 } origin ? !LocalAddress.IsOrigin(origin.ToString(), host) : !isRead) return (StatusCodes.Status403Forbidden, "another site asked for this");
        return IsOfAnotherSite(request) ? (StatusCodes.Status403Forbidden, "another site asked for this") : null;
    }

    // Fetch Metadata (W3C): a link from elsewhere may lead to where one signs in, and no further.
    private static bool IsOfAnotherSite(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site is "" or "none" or "same-origin") return false;
        return request.Headers["Sec-Fetch-Mode"] != "navigate" || request.Path.StartsWithSegments(Sessions.Prefix, StringComparison.Ordinal);
    }
}
