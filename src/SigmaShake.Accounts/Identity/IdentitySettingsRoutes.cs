using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using SigmaShake.Accounts.Domains;
using SigmaShake.Accounts.Identity.Providers;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;

namespace SigmaShake.Accounts.Identity;

/// <summary>How an organisation's people sign in: its domains and its identity providers.</summary>
internal static class IdentitySettingsRoutes
{
    /// <summary>Below the organisation's address.</summary>
    public const string Path = "/identity";

    public static void MapIdentitySettings(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/o/{organisation}" + Path).Needs(Permission.IdentityWrite);
        group.MapGet("", (OrgScope scope, IdentitySettings settings, HttpContext context, CancellationToken cancellation) => settings.ShowAsync(scope, context, null, cancellation));
        group.MapPost("/providers", AddProviderAsync);
        group.MapPost("/providers/{provider}/remove", RemoveProviderAsync);
        group.MapPost("/domains", ClaimAsync);
        group.MapPost("/domains/{domain}/verify", VerifyAsync);
        group.MapPost("/domains/{domain}/remove", RemoveDomainAsync);
    }

    private static async Task<IResult> AddProviderAsync(
        OrgScope scope, [FromForm] string name, [FromForm] string title, [FromForm] string issuer, [FromForm] string client, [FromForm] string? secret, [FromForm] string? role, OrganisationProviders providers,
        IdentitySettings settings, HttpContext context, CancellationToken cancellation)
    {
        var wanted = new OrganisationProvider(name, title, issuer, client, string.IsNullOrEmpty(role) ? null : role);
        return await settings.DoneAsync(scope, context, await providers.AddAsync(scope, wanted, secret, cancellation), cancellation);
    }

    private static async Task<IResult> RemoveProviderAsync(
        OrgScope scope, string provider, OrganisationProviders providers, IdentitySettings settings, HttpContext context, CancellationToken cancellation)
    {
        await providers.RemoveAsync(scope, provider, cancellation);
        return await settings.DoneAsync(scope, context, null, cancellation);
    }

    private static async Task<IResult> ClaimAsync(
        OrgScope scope, [FromForm] string domain, OrganisationDomains domains, IdentitySettings settings, HttpContext context, CancellationToken cancellation) =>
        await settings.DoneAsync(scope, context, await domains.ClaimAsync(scope, domain, cancellation), cancellation);

    private static async Task<IResult> VerifyAsync(
        OrgScope scope, string domain, OrganisationDomains domains, IdentitySettings settings, HttpContext context, CancellationToken cancellation) =>
        await settings.DoneAsync(scope, context, await domains.VerifyAsync(scope, domain, cancellation), cancellation);

    private static async Task<IResult> RemoveDomainAsync(
        OrgScope scope, string domain, OrganisationDomains domains, IdentitySettings settings, HttpContext context, CancellationToken cancellation)
    {
        await domains.RemoveAsync(scope, domain, cancellation);
        return await settings.DoneAsync(scope, context, null, cancellation);
    }
}
