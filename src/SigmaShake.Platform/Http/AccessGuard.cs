using Microsoft.AspNetCore.Http;
using SigmaShake.Platform.Permissions;
using SigmaShake.Platform.Sessions;
using SigmaShake.Platform.Tenancy;

namespace SigmaShake.Platform.Http;

/// <summary>
/// Stands between routing and handlers: who asks, and whether they may. The only place that makes a scope for a request. A route that does not say who may
/// reach it is answered as if it were not there.
/// </summary>
internal sealed class AccessGuard(RequestDelegate next, SignIn signIn, Tenants tenants, IEnumerable<ICredentialScheme> schemes)
{
    private readonly Dictionary<string, ICredentialScheme> _schemes = schemes.ToDictionary(scheme => scheme.Name);

    public async Task InvokeAsync(HttpContext context)
    {
        var refusal = context.GetEndpoint()?.Metadata.GetMetadata<RouteAccess>() switch
        {
            RouteAccess.Public => null,
            RouteAccess.SignedIn => await PersonAsync(context) is null ? Problems.SignInNeeded() : null,
            RouteAccess.InOrganisation access => await EnterAsync(context, access.Permission),
            RouteAccess.ByCredential access => await VerifyAsync(context, _schemes[access.Scheme]),
            _ => Problems.NotFound(),
        };
        if (refusal is null) await next(context);
        else await refusal.ExecuteAsync(context);
    }

    private async Task<Organisations.Person?> PersonAsync(HttpContext context)
    {
        if (SessionCookie.Read(context) is not { } token || await signIn.FindAsync(token, context.RequestAborted) is not { } person) return null;
        context.Features.Set(person);
        return person;
    }

    // Who is not in the organisation, and who may not do this there, gets what a name that nobody has gets.
    private async Task<IResult?> EnterAsync(HttpContext context, Permission permission)
    {
        if (await PersonAsync(context) is not { } person) return Problems.SignInNeeded();
        var name = context.Request.RouteValues["organisation"] as string;
        if (name is null || await tenants.EnterAsync(person, name, context.RequestAborted) is not { } scope || !scope.May(permission)) return Problems.NotFound();
        context.Features.Set(scope);
        return null;
    }

    private async Task<IResult?> VerifyAsync(HttpContext context, ICredentialScheme scheme)
    {
        var name = context.Request.RouteValues["organisation"] as string;
        if (name is null || await tenants.FindAsync(name, context.RequestAborted) is not { } organisation) return Problems.NotFound();
        if (await scheme.AuthenticateAsync(organisation, context) is not { } actor) return Problems.NotFound();
        context.Features.Set(organisation.Verified(actor));
        return null;
    }
}
