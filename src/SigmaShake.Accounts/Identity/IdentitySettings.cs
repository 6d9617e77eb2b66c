using Microsoft.AspNetCore.Http;
using SigmaShake.Accounts.Domains;
using SigmaShake.Accounts.Identity.Pages;
using SigmaShake.Accounts.Identity.Providers;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Pages;

namespace SigmaShake.Accounts.Identity;

/// <summary>The page of how an organisation's people sign in, and what follows a change on it. Thread-safe.</summary>
internal sealed class IdentitySettings(OrganisationProviders providers, OrganisationDomains domains, PublicAddress address)
{
    /// <summary>Shows it.</summary>
    public async Task<IResult> ShowAsync(OrgScope scope, HttpContext context, string? problem, CancellationToken cancellation) => Page.Of<IdentityPage>(
        new
        {
            Scope = scope,
            Providers = await providers.ListAsync(scope, cancellation),
            Domains = await domains.ListAsync(scope, cancellation),
            Callback = (Func<string, string>)(provider => address.Of(context, ProviderAddresses.Callback(scope.Name, provider))),
            Problem = problem,
        },
        problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    /// <summary>Leads back to it after a change, or says what was wrong.</summary>
    public async Task<IResult> DoneAsync(OrgScope scope, HttpContext context, string? problem, CancellationToken cancellation) =>
        problem is null ? Results.Redirect($"/o/{scope.Name}{IdentitySettingsRoutes.Path}") : await ShowAsync(scope, context, problem, cancellation);
}
