using Microsoft.EntityFrameworkCore;
using SigmaShake.Platform.Access;
using SigmaShake.Platform.Audit;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Platform.Tokens;

/// <summary>Programs that an organisation lets in: they have roles as people have, and tokens instead of sessions. Thread-safe.</summary>
public sealed class ServiceAccounts
{
    /// <summary>How many an organisation may have.</summary>
    public const int MaxAccounts = 200;

    private readonly Databases _databases;
    private readonly AuditTrail _trail;
    private readonly TimeProvider _clock;

    internal ServiceAccounts(Databases databases, AuditTrail trail, TimeProvider clock)
    {
        _databases = databases;
        _trail = trail;
        _clock = clock;
    }

    /// <summary>Those of an organisation, by name.</summary>
    public async Task<IReadOnlyList<ServiceAccount>> ListAsync(OrgScope scope, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var organisation = scope.Id.ToString();
        await using var control = _databases.OpenControl();
        var rows = await control.ServiceAccounts.AsNoTracking().Where(row => row.OrganisationId == organisation).OrderBy(row => row.Name).ToListAsync(cancellation);
        var roles = await control.RolesOfAsync(organisation, [.. rows.Select(row => row.Id)], cancellation);
        return [.. rows.Select(row => new ServiceAccount(row.Id, row.Name, [.. roles[row.Id].Select(held => held.Role.Name).Order(StringComparer.Ordinal)], DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedMs)))];
    }

    /// <summary>Makes one.</summary>
    /// <param name="scope">The organisation.</param>
    /// <param name="name">A <see cref="Slug"/> that no other has.</param>
    /// <param name="roles">The names of its roles, which may do nothing that its author may not.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Outcome<ServiceAccount>> CreateAsync(OrgScope scope, string name, IReadOnlyCollection<string> roles, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(roles);
        if (!Slug.IsValid(name)) return ChangeRefusal.Invalid($"The name has to be {Slug.Rule}.");
        await using var change = await AccessChange.BeginAsync(_databases, scope, cancellation);
        var accounts = change.Control.ServiceAccounts.Where(row => row.OrganisationId == change.Organisation);
        if (await accounts.AnyAsync(row => row.Name == name, cancellation)) return ChangeRefusal.Conflict($"The name `{name}` is taken.");
        if (await accounts.CountAsync(cancellation) >= MaxAccounts) return ChangeRefusal.Conflict($"There may be {MaxAccounts} service accounts at most: delete one that nobody needs.");
        var read = await RoleAssignment.ReadAsync(change, roles, cancellation);
        if (read.Value is not { } wanted) return read.Refusal!;
        var now = _clock.GetUtcNow();
        var account = new ServiceAccount(Guid.CreateVersion7(now), name, [.. wanted.Select(role => role.Name).Order(StringComparer.Ordinal)], now);
        if (RoleAssignment.Give(change, account.Id, wanted, change.Author, scope.Actor.Name, now) is { } refusal) return refusal;
        change.Control.ServiceAccounts.Add(new ServiceAccountRow { Id = account.Id, OrganisationId = change.Organisation, Name = name, CreatedMs = now.ToUnixTimeMilliseconds() });
        await change.SaveAsync(cancellation);
        _trail.Record(scope, new Deed("service_account.create", $"{account.Id} {name}: {string.Join(' ', account.Roles)}"));
        await change.CommitAsync(cancellation);
        return account;
    }

    /// <summary>Has one have these roles and no others; why not, or null.</summary>
    public async Task<ChangeRefusal?> SetRolesAsync(OrgScope scope, Guid id, IReadOnlyCollection<string> roles, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(roles);
        await using var change = await AccessChange.BeginAsync(_databases, scope, cancellation);
        if (await FindAsync(change, id, cancellation) is not { } row) return ChangeRefusal.Missing;
        var read = await RoleAssignment.ReadAsync(change, roles, cancellation);
        if (read.Value is not { } wanted) return read.Refusal;
        if (await RoleAssignment.SetAsync(change, id, wanted, scope.Actor, _clock.GetUtcNow(), cancellation) is { } refusal) return refusal;
        _trail.Record(scope, new Deed("service_account.roles", $"{id} {row.Name}: {string.Join(' ', wanted.Select(role => role.Name).Order(StringComparer.Ordinal))}"));
        await change.CommitAsync(cancellation);
        return null;
    }

    /// <summary>Deletes one, with its tokens; why not, or null.</summary>
    public async Task<ChangeRefusal?> DeleteAsync(OrgScope scope, Guid id, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        await using var change = await AccessChange.BeginAsync(_databases, scope, cancellation);
        if (await FindAsync(change, id, cancellation) is not { } row) return ChangeRefusal.Missing;
        if (await RoleAssignment.RemoveAsync(change, id, isSelf: false, cancellation) is { } refusal) return refusal;
        change.Control.ServiceAccounts.Remove(row);
        await change.SaveAsync(cancellation);
        _trail.Record(scope, new Deed("service_account.delete", $"{id} {row.Name}"));
        await change.CommitAsync(cancellation);
        return null;
    }

    private static Task<ServiceAccountRow?> FindAsync(AccessChange change, Guid id, CancellationToken cancellation) =>
        change.Control.ServiceAccounts.FirstOrDefaultAsync(row => row.OrganisationId == change.Organisation && row.Id == id, cancellation);
}

/// <summary>A program that an organisation lets in.</summary>
/// <param name="Id">Never changes.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Roles">The names of its roles.</param>
/// <param name="Created">When it was made.</param>
public sealed record ServiceAccount(Guid Id, string Name, IReadOnlyList<string> Roles, DateTimeOffset Created);
