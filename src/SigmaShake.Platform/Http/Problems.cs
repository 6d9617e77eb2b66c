using Microsoft.AspNetCore.Http;
using SigmaShake.Platform.Http.Failures;

namespace SigmaShake.Platform.Http;

/// <summary>Problem details (RFC 9457) with codes that never change. They say what a stranger may know, and no more.</summary>
public static class Problems
{
    /// <summary>A problem of the catalog.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="detail">What whoever asked is told; null for what the catalog says, with its cure.</param>
    /// <param name="number">A member that problems of this kind have beside the usual ones; null for none.</param>
    public static IResult Of(ProblemKind kind, string? detail = null, (string Name, long Value)? number = null)
    {
        ArgumentNullException.ThrowIfNull(kind);
        var answer = new ProblemAnswer(kind, detail ?? $"{kind.Detail} {kind.Cure}");
        return number is { } member ? answer.With(member.Name, member.Value) : answer;
    }

    /// <summary>There is nothing here, or nothing for whoever asks: the same answer for both.</summary>
    public static IResult NotFound() => new ProblemAnswer(ProblemCatalog.NotFound);

    /// <summary>Nobody has signed in.</summary>
    public static IResult SignInNeeded() => new ProblemAnswer(ProblemCatalog.SignInNeeded);

    /// <summary>Known, and not allowed, where that there is such a thing is no secret.</summary>
    /// <param name="what">What is not allowed, and the cure.</param>
    public static IResult NotAllowed(string what) => new ProblemAnswer(ProblemCatalog.NotAllowed, what);

    /// <summary>The request cannot be understood.</summary>
    /// <param name="what">What is wrong, and the cure.</param>
    public static IResult Invalid(string what) => new ProblemAnswer(ProblemCatalog.InvalidRequest, what);

    /// <summary>The cursor is not one that this list gave.</summary>
    public static IResult InvalidCursor() => new ProblemAnswer(ProblemCatalog.InvalidCursor);

    /// <summary>What is there already is in the way.</summary>
    /// <param name="what">What, and the cure.</param>
    public static IResult Conflict(string what) => new ProblemAnswer(ProblemCatalog.Conflict, what);

    /// <summary>More than one's share.</summary>
    /// <param name="retryAfter">When there is more of it.</param>
    /// <param name="reason">The limit, for the operator.</param>
    public static IResult TooManyRequests(TimeSpan retryAfter, string reason) => new ProblemAnswer(ProblemCatalog.TooManyRequests, retryAfter: retryAfter).Because(reason);

    /// <summary>The server cannot work right now.</summary>
    /// <param name="retryAfter">When to ask again.</param>
    /// <param name="reason">Why, for the operator.</param>
    public static IResult NotReady(TimeSpan retryAfter, string reason) => new ProblemAnswer(ProblemCatalog.NotReady, retryAfter: retryAfter).Because(reason);

    /// <summary>The organisation is being moved.</summary>
    /// <param name="retryAfter">When to ask again.</param>
    public static IResult Moving(TimeSpan retryAfter) => new ProblemAnswer(ProblemCatalog.Moving, retryAfter: retryAfter);

    /// <summary>The organisation is served elsewhere (RFC 9110, 15.5.20).</summary>
    /// <param name="region">Its region.</param>
    /// <param name="address">The server of that region; null where it is not known.</param>
    public static IResult Elsewhere(string region, Uri? address) => new ProblemAnswer(
        ProblemCatalog.OtherRegion,
        address is null ? $"This organisation is in the region {region}, which another server has." : $"This organisation is in the region {region}: ask {address.GetLeftPart(UriPartial.Authority)}.")
        .With("region", region).With("address", address?.GetLeftPart(UriPartial.Authority));

    /// <summary>The server could not do it.</summary>
    public static IResult Failed() => new ProblemAnswer(ProblemCatalog.ServerFailed);
}
