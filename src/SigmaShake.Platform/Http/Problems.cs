using Microsoft.AspNetCore.Http;

namespace SigmaShake.Platform.Http;

/// <summary>Problem details (RFC 9457) with codes that never change. They say what a stranger may know, and no more.</summary>
public static class Problems
{
    /// <summary>There is nothing here, or nothing for whoever asks: the same answer for both.</summary>
    public static IResult NotFound() => Of(StatusCodes.Status404NotFound, "not_found", "There is nothing here.");

    /// <summary>Nobody has signed in.</summary>
    public static IResult SignInNeeded() => Of(StatusCodes.Status401Unauthorized, "sign_in_needed", "Sign in first.");

    /// <summary>The request cannot be understood.</summary>
    /// <param name="what">What is wrong, and the cure.</param>
    public static IResult Invalid(string what) => Of(StatusCodes.Status400BadRequest, "invalid_request", what);

    /// <summary>The organisation is served elsewhere (RFC 9110, 15.5.20).</summary>
    /// <param name="region">Its region.</param>
    /// <param name="address">The server of that region; null where it is not known.</param>
    public static IResult Elsewhere(string region, Uri? address) => Of(
        StatusCodes.Status421MisdirectedRequest, "other_region",
        address is null ? $"This organisation is in the region {region}, which another server has." : $"This organisation is in the region {region}: ask {address.GetLeftPart(UriPartial.Authority)}.",
        new Dictionary<string, object?> { ["region"] = region, ["address"] = address?.GetLeftPart(UriPartial.Authority) });

    /// <summary>Known, and not allowed, where that there is such a thing is no secret.</summary>
    /// <param name="what">What is not allowed, and the cure.</param>
    public static IResult NotAllowed(string what) => Of(StatusCodes.Status403Forbidden, "not_allowed", what);

    /// <summary>What is there already is in the way.</summary>
    /// <param name="what">What, and the cure.</param>
    public static IResult Conflict(string what) => Of(StatusCodes.Status409Conflict, "conflict", what);

    /// <summary>The server could not do it.</summary>
    public static IResult Failed() => Of(StatusCodes.Status500InternalServerError, "server_failed", "The server could not do this. Its operator finds the cause in the log.");

    private static IResult Of(int status, string code, string detail, Dictionary<string, object?>? more = null) => Results.Problem(
        detail, statusCode: status, title: null, type: $"urn:sigmashake:problem:{code}", extensions: new Dictionary<string, object?>(more ?? []) { ["code"] = code });
}
