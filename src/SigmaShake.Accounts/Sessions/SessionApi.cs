using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Http.Api;
using SigmaShake.Platform.Http.Failures;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Sessions;

namespace SigmaShake.Accounts.Sessions;

/// <summary>One's own sessions, for programs.</summary>
internal static class SessionApi
{
    private const string Tag = "Sessions";

    public static void MapSessionApi(this IEndpointRouteBuilder routes)
    {
        var sessions = routes.MapGroup("/api/v1/sessions");
        sessions.MapGet("", async (Person person, OpenSessions all, HttpContext context, CancellationToken cancellation) =>
                TypedResults.Ok(new ListPage<SessionItem>([.. (await all.ListAsync(person, SessionCookie.Read(context), cancellation)).Select(SessionItem.Of)])))
            .SignedIn().WithEntityTag().Describe("listSessions", Tag, "List one's own sessions", "The browsers that the caller is signed in with, newest first.");
        sessions.MapDelete("", EndAllAsync).SignedIn().Produces(StatusCodes.Status204NoContent)
            .Describe("endAllSessions", Tag, "Sign out everywhere", "Ends all of the caller's sessions, also the one that asks.");
        sessions.MapDelete("{session:guid}", async (Person person, OpenSessions all, Guid session, CancellationToken cancellation) =>
                await all.EndAsync(person, session, cancellation) ? TypedResults.NoContent() : Problems.NotFound())
            .SignedIn().Produces(StatusCodes.Status204NoContent).Refuses(ProblemCatalog.NotFound).Describe("endSession", Tag, "End a session", "Ends one of the caller's sessions.");
    }

    private static async Task<NoContent> EndAllAsync(Person person, OpenSessions sessions, HttpContext context, CancellationToken cancellation)
    {
        await sessions.EndAllAsync(person, cancellation);
        SessionCookie.Clear(context);
        return TypedResults.NoContent();
    }
}

/// <summary>A session, as its owner sees it.</summary>
/// <param name="Id">What it is ended by. It opens nothing.</param>
/// <param name="Browser">What the browser calls itself; empty where it does not say.</param>
/// <param name="Address">The address that it was begun from; empty where it is not known.</param>
/// <param name="Started">When it was begun.</param>
/// <param name="LastSeen">When it was used last, to within a minute.</param>
/// <param name="Expires">When it ends by itself.</param>
/// <param name="IsCurrent">Whether it is the one that asks.</param>
internal sealed record SessionItem(Guid Id, string Browser, string Address, DateTimeOffset Started, DateTimeOffset LastSeen, DateTimeOffset Expires, bool IsCurrent)
{
    public static SessionItem Of(OpenSession session) =>
        new(session.Id, session.Origin.Browser, session.Origin.Address, session.Started, session.LastSeen, session.Expires, session.IsCurrent);
}
