using System.Data.Common;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SigmaShake.Platform.Admission;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;
using SigmaShake.Platform.Sessions;
using SigmaShake.Platform.Tokens;

namespace SigmaShake.Platform.Http;

/// <summary>
/// Stands between routing and handlers: who asks, and whether they may. The only place that makes a scope for a request. A route that does not say who may
/// reach it is answered as if it were not there.
/// </summary>
internal sealed class AccessGuard(RequestDelegate next, OpenSessions sessions, AccessTokens tokens, Gate gate, IEnumerable<ICredentialScheme> schemes)
{
    private readonly Dictionary<string, ICredentialScheme> _schemes = schemes.ToDictionary(scheme => scheme.Name);

    public async Task InvokeAsync(HttpContext context)
    {
        var refusal = context.GetEndpoint()?.Metadata.GetMetadata<RouteAccess>() switch
        {
            RouteAccess.Public => null,
            RouteAccess.SignedIn => await SignInAsync(context),
            RouteAccess.InOrganisation access => await EnterAsync(context, access.Permission),
            RouteAccess.ByCredential access => await VerifyAsync(context, _schemes[access.Scheme]),
            _ => Problems.NotFound(),
        };
        if (refusal is null) await next(context);
        else await refusal.ExecuteAsync(context);
    }

    // A token is for one organisation: what belongs to a person in all of them takes a session.
    private async Task<IResult?> SignInAsync(HttpContext context)
    {
        var shown = ShownCredential.Of(context);
        if (shown.IsAmbiguous) return Ambiguous();
        return shown.Session is { } token && await SessionAsync(context, token) is not null ? null : Problems.SignInNeeded();
    }

    // Who is not in the organisation, and who may not do this there, gets what a name that nobody has gets.
    private async Task<IResult?> EnterAsync(HttpContext context, Permission permission)
    {
        var shown = ShownCredential.Of(context);
        if (shown.IsAmbiguous) return Ambiguous();
        var visitor = shown switch
        {
            { Session: { } token } => await SessionAsync(context, token),
            { Bearer: { } token } when TakesTokens(context) => await tokens.FindAsync(token, context.RequestAborted) is { } found ? Visitor.Of(found) : null,
            _ => null,
        };
        if (visitor is null)
        {
            if (TakesTokens(context)) context.Response.Headers.WWWAuthenticate = "Bearer";
            return Problems.SignInNeeded();
        }

        return OrganisationOf(context) is { } name && await gate.EnterAsync(visitor, name, context.Connection.RemoteIpAddress, permission, context.RequestAborted) is { } entrance
            ? LetIn(context, entrance)
            : Problems.NotFound();
    }

    private async Task<IResult?> VerifyAsync(HttpContext context, ICredentialScheme scheme)
    {
        if (OrganisationOf(context) is not { } name || await gate.ApproachAsync(name, context.Connection.RemoteIpAddress, context.RequestAborted) is not { } entrance) return scheme.Refuse();
        if (await AuthenticateAsync(entrance.Scope, context, scheme) is not { } actor) return scheme.Refuse();
        return LetIn(context, entrance with { Scope = entrance.Scope.Verified(actor) });
    }

    // Where nothing is served any more, there may be nothing left to look a credential up in: then it is none.
    private static async ValueTask<Actor?> AuthenticateAsync(OrgScope organisation, HttpContext context, ICredentialScheme scheme)
    {
        try
        {
            return await scheme.AuthenticateAsync(organisation, context);
        }
        catch (Exception e) when (organisation.Move == MovePhase.Closed && e is (DbException or PlatformException or InvalidOperationException { InnerException: DbException }))
        {
            return null;
        }
    }

    private async Task<Visitor?> SessionAsync(HttpContext context, string token)
    {
        if (await sessions.FindAsync(token, context.RequestAborted) is not { } session) return null;
        context.Features.Set(session.Person);
        return Visitor.Of(session);
    }

    private static IResult? LetIn(HttpContext context, Entrance entrance)
    {
        context.Response.RegisterForDispose(entrance.Access);
        context.Features.Set(entrance.Scope);
        return null;
    }

    private static IResult Ambiguous() => Problems.Invalid("Show a session or a token, not both.");

    private static string? OrganisationOf(HttpContext context) => context.Request.RouteValues["organisation"] as string;

    // Pages are for browsers, which send no token by themselves.
    private static bool TakesTokens(HttpContext context) =>
        context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route }
        && (route.StartsWith("/api/", StringComparison.Ordinal) || route.StartsWith("/fleet/", StringComparison.Ordinal));
}
