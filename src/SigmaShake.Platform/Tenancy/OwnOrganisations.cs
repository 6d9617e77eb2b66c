using Microsoft.EntityFrameworkCore;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Platform.Tenancy;

/// <summary>The organisations that somebody is in. Thread-safe.</summary>
public sealed class OwnOrganisations
{
    private readonly Databases _databases;

    internal OwnOrganisations(Databases databases) => _databases = databases;

    /// <summary>The organisations that a person is in, by name.</summary>
    /// <param name="person">The person.</param>
    /// <param name="after">The name that those follow; empty for the first.</param>
    /// <param name="most">How many.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<OwnOrganisation>> OfAsync(Person person, string after, int most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(person);
        await using var control = _databases.OpenControl();
        return await control.Memberships.Where(row => row.PersonId == person.Id)
            .Join(control.Organisations, row => row.OrganisationId, row => row.Id, (_, organisation) => organisation)
            .Where(row => string.Compare(row.Name, after) > 0)
            .OrderBy(row => row.Name).Take(most)
            .Select(row => new OwnOrganisation(row.Id, row.Name, row.Region))
            .ToListAsync(cancellation);
    }
}

/// <summary>An organisation that somebody is in.</summary>
/// <param name="Id">For machines; never changes.</param>
/// <param name="Name">Its name in addresses.</param>
/// <param name="Region">Where its data is.</param>
public sealed record OwnOrganisation(string Id, string Name, string Region);
