using Microsoft.AspNetCore.Http;

namespace SigmaShake.Platform.Http;

/// <summary>What somebody shows to be known: a session's cookie, or a bearer token (RFC 6750, 2.1). Both null for nothing.</summary>
/// <param name="Session">The session's token.</param>
/// <param name="Bearer">The bearer token, whatever it is.</param>
internal readonly record struct ShownCredential(string? Session, string? Bearer)
{
    private const string Scheme = "Bearer ";
    private const int MaxLength = 100;

    /// <summary>Whether it is two at once: nobody could say as whom the request acts.</summary>
    public bool IsAmbiguous => Session is not null && Bearer is not null;

    /// <summary>What a request shows. Any <c>Authorization</c> counts as a bearer token; one that is none is nobody's.</summary>
    public static ShownCredential Of(HttpContext context) => new(SessionCookie.Read(context), BearerOf(context));

    private static string? BearerOf(HttpContext context)
    {
        var header = context.Request.Headers.Authorization;
        if (header.Count == 0) return null;
        return header is [{ } value] && value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && value.Length <= Scheme.Length + MaxLength ? value[Scheme.Length..] : "";
    }
}
