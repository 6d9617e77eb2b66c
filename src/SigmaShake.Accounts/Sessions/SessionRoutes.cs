using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Pages;
using SigmaShake.Platform.Sessions;

namespace SigmaShake.Accounts.Sessions;

/// <summary>The page of one's own sessions.</summary>
internal static class SessionRoutes
{
    public static void MapSessions(this IEndpointRouteBuilder routes)
    {
        var sessions = routes.MapGroup("/account/sessions");
        sessions.MapGet("", async (Person person, OpenSessions all, HttpContext context, CancellationToken cancellation) =>
            Page.Of<SessionsPage>(new { Person = person, Sessions = await all.ListAsync(person, SessionCookie.Read(context), cancellation) })).SignedIn();
        sessions.MapPost("{session:guid}/end", EndAsync).SignedIn();
        sessions.MapPost("end-all", EndAllAsync).SignedIn();
    }

    private static async Task<IResult> EndAsync(Person person, OpenSessions sessions, Guid session, [FromForm] string confirm, CancellationToken cancellation) =>
        confirm == "end" && await sessions.EndAsync(person, session, cancellation) ? Results.Redirect("/account/sessions") : Problems.NotFound();

    private static async Task<IResult> EndAllAsync(Person person, OpenSessions sessions, HttpContext context, [FromForm] string confirm, CancellationToken cancellation)
    {
        if (confirm != "end") return Problems.NotFound();
        await sessions.EndAllAsync(person, cancellation);
        SessionCookie.Clear(context);
        return Results.Redirect("/");
    }
}
