using Microsoft.EntityFrameworkCore;
using SigmaShake.Accounts.Identity.Attempts;
using SigmaShake.Accounts.Identity.PublicProviders;
using SigmaShake.Accounts.Storage;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;
using SigmaShake.Platform.Tenancy;

namespace SigmaShake.Accounts.Identity;

/// <summary>
/// Which providers an address may sign in through: those of the organisation that has verified its domain, or the public ones. It looks at the domain and never at
/// people, and does the same for every domain, so that neither the answer nor its time tells who is known here. Thread-safe.
/// </summary>
internal sealed class ProviderSelector(Databases databases, Tenants tenants, PublicProviderList publicProviders, Offers offers)
{
    // Of no organisation: asked for where no organisation has the domain, so that as much is asked.
    private const string Nobody = "org_00000000000000000000000000";

    /// <summary>The ways in.</summary>
    /// <param name="email">The address that was typed.</param>
    /// <param name="returnTo">Where whoever signs in goes afterwards; null for their page.</param>
    /// <param name="linkTo">Whose account the login is to be added to; null to sign in with it.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<Choice>> ChooseAsync(EmailAddress email, string? returnTo, Guid? linkTo, CancellationToken cancellation)
    {
        await using var database = databases.OpenControl<AccountsDatabase>();
        var organisation = await database.VerifiedDomains.Where(row => row.Domain == email.Domain).Select(row => row.OrganisationId).FirstOrDefaultAsync(cancellation) ?? Nobody;
        var providers = await database.IdentityProviders.AsNoTracking().Where(row => row.OrganisationId == organisation).OrderBy(row => row.CreatedMs)
            .Select(row => new { row.Name, row.Title }).ToListAsync(cancellation);
        var name = OrganisationId.TryParse(organisation, out var id) ? await tenants.NameOfAsync(id, cancellation) : null;
        return name is not null && providers.Count > 0
            ? [.. providers.Select(provider => new Choice(provider.Title, ProviderAddresses.Begin(name, provider.Name, Seal(provider.Name, organisation))))]
            : [.. publicProviders.All.Select(provider => new Choice(provider.Title, PublicProviderList.Begin(provider.Name, Seal(provider.Name, null))))];

        string Seal(string provider, string? owner) => offers.Seal(new Offer(provider, owner, email.Text, returnTo, linkTo));
    }
}
