using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Platform.Access;

/// <summary>
/// A change of who may do what in an organisation. They are made one after the other, on however many servers, so what was checked still holds when the change
/// takes effect: two owners who demote each other at once do not leave the organisation without one.
/// </summary>
/// <remarks>The order is: check, change the rows, record in the ledger, commit. What cannot be recorded is rolled back.</remarks>
internal sealed class AccessChange : IAsyncDisposable
{
    private readonly IDbContextTransaction _transaction;

    private AccessChange(ControlDatabase control, IDbContextTransaction transaction, string organisation, PermissionSet author)
    {
        Control = control;
        Organisation = organisation;
        Author = author;
        _transaction = transaction;
    }

    /// <summary>The database, in the transaction.</summary>
    public ControlDatabase Control { get; }

    /// <summary>The organisation's id.</summary>
    public string Organisation { get; }

    /// <summary>What whoever makes the change may do, now that nobody else changes it.</summary>
    public PermissionSet Author { get; }

    /// <summary>Begins a change; the others wait.</summary>
    public static async Task<AccessChange> BeginAsync(Databases databases, OrgScope scope, CancellationToken cancellation)
    {
        var id = scope.Id.ToString();
        var control = databases.OpenControl();
        try
        {
            // SQLite lets one transaction write, from its beginning; PostgreSQL has the others wait for this row.
            var transaction = await control.Database.BeginTransactionAsync(cancellation);
            var found = await control.Organisations.Where(row => row.Id == id)
                .ExecuteUpdateAsync(row => row.SetProperty(one => one.AccessVersion, one => one.AccessVersion + 1), cancellation);
            if (found != 1) throw new PlatformException($"the organisation `{id}` is gone", "nothing: it was deleted meanwhile");
            return new AccessChange(control, transaction, id, await AuthorAsync(control, id, scope, cancellation));
        }
        catch
        {
            await control.DisposeAsync();
            throw;
        }
    }

    /// <summary>Writes the rows, so that they can be looked at; nobody else sees them yet.</summary>
    public Task SaveAsync(CancellationToken cancellation) => Control.SaveChangesAsync(cancellation);

    /// <summary>Whether there is still somebody who may do everything.</summary>
    public async Task<bool> HasOwnerAsync(CancellationToken cancellation)
    {
        var owners = await Control.RoleGrants.Where(grant => grant.OrganisationId == Organisation && grant.Role == Role.Owner.Name)
            .Join(Control.Memberships.Where(membership => membership.OrganisationId == Organisation), grant => grant.PrincipalId, membership => membership.PersonId, (grant, _) => grant.PrincipalId)
            .ToListAsync(cancellation);
        var roles = await Control.RolesOfAsync(Organisation, owners, cancellation);
        return owners.Any(owner => Role.Together(roles[owner].Select(held => held.Role)).Includes(PermissionSet.All));
    }

    /// <summary>Makes the change. Without it, disposing undoes everything.</summary>
    public Task CommitAsync(CancellationToken cancellation) => _transaction.CommitAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await Control.DisposeAsync();
    }

    // The scope says what they could do when the request came in; since then, somebody may have taken it from them.
    private static async Task<PermissionSet> AuthorAsync(ControlDatabase control, string organisation, OrgScope scope, CancellationToken cancellation) =>
        scope.Actor.Kind is ActorKind.Person or ActorKind.ServiceAccount && Guid.TryParse(scope.Actor.Id, out var principal)
            ? Role.Together((await control.RolesOfAsync(organisation, principal, cancellation)).Select(held => held.Role)).Within(scope.Permissions)
            : scope.Permissions;
}
