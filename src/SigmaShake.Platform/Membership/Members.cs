using Microsoft.EntityFrameworkCore;
using SigmaShake.Platform.Access;
using SigmaShake.Platform.Audit;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Platform.Membership;

/// <summary>Who is in an organisation, and with which roles. Thread-safe.</summary>
public sealed class Members
{
    private readonly Databases _databases;
    private readonly AuditTrail _trail;
    private readonly TimeProvider _clock;

    internal Members(Databases databases, AuditTrail trail, TimeProvider clock)
    {
        _databases = databases;
        _trail = trail;
        _clock = clock;
    }

    /// <summary>Those of an organisation, in the order in which their accounts were made.</summary>
    /// <param name="scope">The organisation.</param>
    /// <param name="after">The one that those follow; null for the first.</param>
    /// <param name="most">How many.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<Member>> ListAsync(OrgScope scope, Guid? after, int most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var (organisation, first) = (scope.Id.ToString(), after ?? Guid.Empty);
        await using var control = _databases.OpenControl();
        var rows = await control.Memberships.Where(row => row.OrganisationId == organisation && row.PersonId > first)
            .Join(control.People, row => row.PersonId, person => person.Id, (row, person) => new { person.Id, person.Name, row.SinceMs })
            .OrderBy(row => row.Id).Take(most).ToListAsync(cancellation);
        var roles = await control.RolesOfAsync(organisation, [.. rows.Select(row => row.Id)], cancellation);
        return [.. rows.Select(row => new Member(row.Id, row.Name, NamesOf(roles[row.Id]), DateTimeOffset.FromUnixTimeMilliseconds(row.SinceMs)))];
    }

    /// <summary>A member; null for somebody who is not one.</summary>
    public async Task<Member?> FindAsync(OrgScope scope, Guid person, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var organisation = scope.Id.ToString();
        await using var control = _databases.OpenControl();
        var row = await control.Memberships.Where(one => one.OrganisationId == organisation && one.PersonId == person)
            .Join(control.People, one => one.PersonId, one => one.Id, (one, name) => new { name.Name, one.SinceMs }).FirstOrDefaultAsync(cancellation);
        return row is null
            ? null
            : new Member(person, row.Name, NamesOf(await control.RolesOfAsync(organisation, person, cancellation)), DateTimeOffset.FromUnixTimeMilliseconds(row.SinceMs));
    }

    /// <summary>Has a member have these roles and no others; why not, or null.</summary>
    public async Task<ChangeRefusal?> SetRolesAsync(OrgScope scope, Guid person, IReadOnlyCollection<string> roles, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(roles);
        await using var change = await AccessChange.BeginAsync(_databases, scope, cancellation);
        if (await NameAsync(change, person, cancellation) is not { } name) return ChangeRefusal.Missing;
        var read = await RoleAssignment.ReadAsync(change, roles, cancellation);
        if (read.Value is not { } wanted) return read.Refusal;
        if (await RoleAssignment.SetAsync(change, person, wanted, scope.Actor, _clock.GetUtcNow(), cancellation) is { } refusal) return refusal;
        _trail.Record(scope, new Deed("member.roles", $"{person} {name}: {NamesOf(wanted)}"));
        await change.CommitAsync(cancellation);
        return null;
    }

    /// <summary>Takes a member out, with their tokens and with the invitations that they answered for; why not, or null.</summary>
    public Task<ChangeRefusal?> RemoveAsync(OrgScope scope, Guid person, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return RemoveAsync(scope, person, "member.remove", isSelf: false, cancellation);
    }

    /// <summary>Has the scope's person leave; why not, or null.</summary>
    public Task<ChangeRefusal?> LeaveAsync(OrgScope scope, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.Actor is { Kind: ActorKind.Person, Token: null }
            ? RemoveAsync(scope, Guid.Parse(scope.Actor.Id), "member.leave", isSelf: true, cancellation)
            : Task.FromResult<ChangeRefusal?>(ChangeRefusal.NotAllowed("People leave by themselves: sign in with a browser."));
    }

    /// <summary>
    /// Makes somebody a member whom the organisation's own settings let in, such as those of its domain; whoever is one stays what they are. Why not, or null.
    /// </summary>
    /// <param name="scope">The organisation.</param>
    /// <param name="person">Who.</param>
    /// <param name="roles">The names of their roles.</param>
    /// <param name="most">What such a setting may give.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<ChangeRefusal?> JoinAsync(OrgScope scope, Person person, IReadOnlyCollection<string> roles, PermissionSet most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(roles);
        await using var change = await AccessChange.BeginAsync(_databases, scope, cancellation);
        if (await NameAsync(change, person.Id, cancellation) is not null) return null;
        var read = await RoleAssignment.ReadAsync(change, roles, cancellation);
        if (read.Value is not { } wanted) return read.Refusal;
        if (Enter(change, person, wanted, most, scope.Actor.Name, _clock.GetUtcNow()) is { } refusal) return refusal;
        await change.SaveAsync(cancellation);
        _trail.Record(scope, new Deed("member.join", $"{person.Id} {person.Name}: {NamesOf(wanted)}"));
        await change.CommitAsync(cancellation);
        return null;
    }

    /// <summary>Adds the rows of a new member; why not, or null.</summary>
    internal static ChangeRefusal? Enter(AccessChange change, Person person, Role[] roles, PermissionSet giver, string giverName, DateTimeOffset now)
    {
        if (RoleAssignment.Give(change, person.Id, roles, giver, giverName, now) is { } refusal) return refusal;
        change.Control.Memberships.Add(new MembershipRow { OrganisationId = change.Organisation, PersonId = person.Id, SinceMs = now.ToUnixTimeMilliseconds() });
        return null;
    }

    /// <summary>The name of a member; null for somebody who is none.</summary>
    internal static Task<string?> NameAsync(AccessChange change, Guid person, CancellationToken cancellation) =>
        change.Control.Memberships.Where(row => row.OrganisationId == change.Organisation && row.PersonId == person)
            .Join(change.Control.People, row => row.PersonId, row => row.Id, (_, one) => one.Name).FirstOrDefaultAsync(cancellation);

    private async Task<ChangeRefusal?> RemoveAsync(OrgScope scope, Guid person, string deed, bool isSelf, CancellationToken cancellation)
    {
        await using var change = await AccessChange.BeginAsync(_databases, scope, cancellation);
        if (await NameAsync(change, person, cancellation) is not { } name) return ChangeRefusal.Missing;
        if (await RoleAssignment.RemoveAsync(change, person, isSelf, cancellation) is { } refusal) return refusal;
        _trail.Record(scope, new Deed(deed, $"{person} {name}"));
        await change.CommitAsync(cancellation);
        return null;
    }

    private static string NamesOf(IEnumerable<Role> roles) => string.Join(' ', roles.Select(role => role.Name).Order(StringComparer.Ordinal));

    private static IReadOnlyList<string> NamesOf(IEnumerable<HeldRole> roles) => [.. roles.Select(held => held.Role.Name).Order(StringComparer.Ordinal)];
}

/// <summary>Somebody in an organisation.</summary>
/// <param name="Id">Never changes.</param>
/// <param name="Name">As they are shown.</param>
/// <param name="Roles">The names of their roles.</param>
/// <param name="Since">When they joined.</param>
public sealed record Member(Guid Id, string Name, IReadOnlyList<string> Roles, DateTimeOffset Since);
