using Microsoft.AspNetCore.Http;

namespace SigmaShake.Platform.Http;

/// <summary>The cookie that says which session a browser is in. Its name has every browser insist on TLS (or this very machine), on this host and on all of it.</summary>
public static class SessionCookie
{
    /// <summary>Its name (RFC 6265bis, 4.1.3.2).</summary>
    public const string Name = "__Host-sigmashake";

    /// <summary>Gives a browser its session.</summary>
    public static void Set(HttpContext context, string token)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.Cookies.Append(Name, token, Options());
    }

    /// <summary>Takes it back.</summary>
    public static void Clear(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.Cookies.Delete(Name, Options());
    }

    /// <summary>The session's token; null for none.</summary>
    public static string? Read(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Request.Cookies[Name] is { Length: > 0 and <= 100 } token ? token : null;
    }

    private static CookieOptions Options() => new() { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true };
}
