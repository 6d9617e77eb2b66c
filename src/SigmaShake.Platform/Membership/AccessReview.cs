using Microsoft.EntityFrameworkCore;
using SigmaShake.Platform.Access;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Platform.Membership;

/// <summary>Tells who may do what in an organisation, why, and since when. Thread-safe.</summary>
public sealed class AccessReview
{
    private readonly Databases _databases;

    internal AccessReview(Databases databases) => _databases = databases;

    /// <summary>Everybody in an organisation, people first, with their roles; by name.</summary>
    public async Task<IReadOnlyList<ReviewedPrincipal>> AllAsync(OrgScope scope, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var organisation = scope.Id.ToString();
        await using var control = _databases.OpenControl();
        var people = await control.Memberships.Where(row => row.OrganisationId == organisation)
            .Join(control.People, row => row.PersonId, row => row.Id, (_, person) => new { person.Id, person.Name }).OrderBy(row => row.Name).ThenBy(row => row.Id).ToListAsync(cancellation);
        var accounts = await control.ServiceAccounts.Where(row => row.OrganisationId == organisation).Select(row => new { row.Id, row.Name }).OrderBy(row => row.Name).ToListAsync(cancellation);
        var roles = await control.RolesOfAllAsync(organisation, cancellation);
        return [
            .. people.Select(row => new ReviewedPrincipal(row.Id, row.Name, ActorKind.Person, [.. roles[row.Id]])),
            .. accounts.Select(row => new ReviewedPrincipal(row.Id, row.Name, ActorKind.ServiceAccount, [.. roles[row.Id]])),
        ];
    }

    /// <summary>Somebody in an organisation, with their roles; null for whoever is not in it.</summary>
    public async Task<ReviewedPrincipal?> FindAsync(OrgScope scope, Guid principal, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var organisation = scope.Id.ToString();
        await using var control = _databases.OpenControl();
        var roles = await control.RolesOfAsync(organisation, principal, cancellation);
        if (roles.Count == 0) return null;
        var person = await control.People.Where(row => row.Id == principal).Select(row => row.Name).FirstOrDefaultAsync(cancellation);
        var account = await control.ServiceAccounts.Where(row => row.OrganisationId == organisation && row.Id == principal).Select(row => row.Name).FirstOrDefaultAsync(cancellation);
        return new ReviewedPrincipal(principal, person ?? account ?? "", person is null ? ActorKind.ServiceAccount : ActorKind.Person, roles);
    }
}

/// <summary>Somebody in an organisation and what makes them able to do what they do.</summary>
/// <param name="Id">The person or service account.</param>
/// <param name="Name">As they are shown.</param>
/// <param name="Kind">Which of both.</param>
/// <param name="Roles">Their roles.</param>
public sealed record ReviewedPrincipal(Guid Id, string Name, ActorKind Kind, IReadOnlyList<HeldRole> Roles)
{
    /// <summary>What they may do.</summary>
    public PermissionSet Permissions => Role.Together(Roles.Select(held => held.Role));

    /// <summary>Why they may do something, or may not: the roles that give it, and those that deny it.</summary>
    public AccessReason Why(Permission permission) => new(
        permission, Permissions.Contains(permission),
        [.. Roles.Where(held => held.Role.Allow.Contains(permission))],
        [.. Roles.Where(held => held.Role.Deny.Contains(permission))]);
}

/// <summary>Why somebody may do something, or may not.</summary>
/// <param name="Permission">What.</param>
/// <param name="IsAllowed">Whether they may: one role gives it, and none denies it.</param>
/// <param name="GivenBy">The roles that give it.</param>
/// <param name="DeniedBy">The roles that deny it.</param>
public sealed record AccessReason(Permission Permission, bool IsAllowed, IReadOnlyList<HeldRole> GivenBy, IReadOnlyList<HeldRole> DeniedBy);
