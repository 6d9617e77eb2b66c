using Microsoft.AspNetCore.Http;

namespace SigmaShake.Net.Serving;

/// <summary>The headers of every answer. Pages load from here alone, run only what bears their nonce, stand in no frame, and are kept nowhere.</summary>
internal static class AnswerHeaders
{
    // What is no page loads, runs and sends nothing.
    private const string NoPage = "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Sets them.</summary>
    /// <param name="nonce">What the scripts of a page bear; null for what is no page.</param>
    public static void Set(HttpResponse response, string? nonce)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = nonce is null ? NoPage : PolicyOf(nonce);
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";

        // With `no-referrer` a browser hides the origin of a form too.
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Embedder-Policy"] = "require-corp";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers.CacheControl = "no-store";
    }

    private static string PolicyOf(string nonce) =>
        $"default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";
}
