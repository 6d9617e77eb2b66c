using Microsoft.AspNetCore.Http;

namespace SigmaShake.Platform.Http.Headers;

/// <summary>The headers that every answer bears, failures too. Pages load from here alone, run only what bears their nonce, and stand in no frame.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    // What is no page loads, runs and sends nothing.
    private const string NoPage = "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = IsPage(context.Response) ? PolicyOf(PageNonce.Of(context)) : NoPage;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Embedder-Policy"] = "require-corp";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";
            if (context.Request.IsHttps) headers.StrictTransportSecurity = "max-age=63072000; includeSubDomains";

            // What one person sees is kept nowhere for the next.
            if (string.IsNullOrEmpty(headers.CacheControl)) headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    }

    private static bool IsPage(HttpResponse response) => response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true;

    private static string PolicyOf(string nonce) =>
        $"default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";
}
