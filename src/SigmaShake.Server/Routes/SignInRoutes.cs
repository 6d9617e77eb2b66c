using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Pages;
using SigmaShake.Platform.Sessions;
using SigmaShake.Server.Pages;

namespace SigmaShake.Server.Routes;

/// <summary>Signing in by a link, and out.</summary>
internal static class SignInRoutes
{
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        // A link may be fetched ahead of time by a mail reader or a browser: only the button uses it up.
        routes.MapGet("/sign-in/{token}", (string token) => Page.Of<SignInPage>(new { Token = token, IsRefused = false }))
            .Public("whoever has a link is not yet signed in");
        routes.MapPost("/sign-in", BeginAsync).Public("whoever has a link is not yet signed in");
        routes.MapPost("/sign-out", EndAsync).SignedIn();
    }

    private static async Task<IResult> BeginAsync([FromForm] string token, SignIn signIn, HttpContext context, CancellationToken cancellation)
    {
        if (await signIn.BeginAsync(token, SessionOrigin.Of(context), SessionCookie.Read(context), cancellation) is not { } session)
        {
            return Page.Of<SignInPage>(new { Token = "", IsRefused = true }, StatusCodes.Status403Forbidden);
        }

        SessionCookie.Set(context, session);
        return TypedResults.Redirect("/");
    }

    private static async Task<RedirectHttpResult> EndAsync(OpenSessions sessions, HttpContext context, CancellationToken cancellation)
    {
        if (SessionCookie.Read(context) is { } token) await sessions.EndAsync(token, cancellation);
        SessionCookie.Clear(context);
        return TypedResults.Redirect("/");
    }
}
