using Microsoft.EntityFrameworkCore;
using SigmaShake.Platform.Access;
using SigmaShake.Platform.Audit;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Platform.Membership;

/// <summary>The roles that an organisation makes beside the built-in ones. Thread-safe.</summary>
public sealed class CustomRoles
{
    /// <summary>How many an organisation may have.</summary>
    public const int MaxRoles = 100;

    private static readonly ChangeRefusal TooMuch = ChangeRefusal.NotAllowed("A role of yours gives, and gives back, nothing that you may not: ask somebody who may.");

    private readonly Databases _databases;
    private readonly AuditTrail _trail;
    private readonly TimeProvider _clock;

    internal CustomRoles(Databases databases, AuditTrail trail, TimeProvider clock)
    {
        _databases = databases;
        _trail = trail;
        _clock = clock;
    }

    /// <summary>All roles of an organisation: the built-in ones, and then its own by name.</summary>
    public async Task<IReadOnlyList<Role>> ListAsync(OrgScope scope, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var organisation = scope.Id.ToString();
        await using var control = _databases.OpenControl();
        var own = await control.Roles.AsNoTracking().Where(row => row.OrganisationId == organisation).OrderBy(row => row.Name).ToListAsync(cancellation);
        return [.. Role.BuiltIn, .. own.Select(row => row.ToRole())];
    }

    /// <summary>Makes a role; why not, or null.</summary>
    /// <param name="scope">The organisation.</param>
    /// <param name="role">Its name is a <see cref="Slug"/> that no other has. It allows or denies something, and nothing both; it allows nothing that its author may not.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<ChangeRefusal?> CreateAsync(OrgScope scope, Role role, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(role);
        if (!Slug.IsValid(role.Name)) return ChangeRefusal.Invalid($"The name has to be {Slug.Rule}.");
        if (WhatIsWrong(role) is { } wrong) return wrong;
        await using var change = await AccessChange.BeginAsync(_databases, scope, cancellation);
        if (role.Name == Role.None.Name || await change.Control.FindRoleAsync(change.Organisation, role.Name, cancellation) is not null) return ChangeRefusal.Conflict($"The name `{role.Name}` is taken.");
        if (await change.Control.Roles.CountAsync(row => row.OrganisationId == change.Organisation, cancellation) >= MaxRoles) return ChangeRefusal.Conflict($"There may be {MaxRoles} roles at most: delete one that nobody has.");
        if (!change.Author.Includes(role.Allow)) return TooMuch;
        change.Control.Roles.Add(new RoleRow { OrganisationId = change.Organisation, Name = role.Name, Allow = role.Allow.ToString(), Deny = role.Deny.ToString(), ChangedMs = NowMs });
        await change.SaveAsync(cancellation);
        _trail.Record(scope, new Deed("role.create", Describe(role)));
        await change.CommitAsync(cancellation);
        return null;
    }

    /// <summary>Changes what a role of this name allows and denies, for everybody who has it; why not, or null.</summary>
    public async Task<ChangeRefusal?> ChangeAsync(OrgScope scope, Role role, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(role);
        if (WhatIsWrong(role) is { } wrong) return wrong;
        await using var change = await AccessChange.BeginAsync(_databases, scope, cancellation);
        if (await change.Control.Roles.FirstOrDefaultAsync(one => one.OrganisationId == change.Organisation && one.Name == role.Name, cancellation) is not { } row) return ChangeRefusal.Missing;
        var before = row.ToRole();

        // What is denied no more may come back to somebody, and who has more than the author keeps it.
        if (!change.Author.Includes(role.Allow.With(before.Allow).With(before.Deny.Without(role.Deny)))) return TooMuch;
        (row.Allow, row.Deny, row.ChangedMs) = (role.Allow.ToString(), role.Deny.ToString(), NowMs);
        await change.SaveAsync(cancellation);
        if (!await change.HasOwnerAsync(cancellation)) return ChangeRefusal.Conflict("Nobody would be left who may do everything: an owner has this role.");
        _trail.Record(scope, new Deed("role.change", Describe(role)));
        await change.CommitAsync(cancellation);
        return null;
    }

    /// <summary>Deletes a role that nobody has; why not, or null.</summary>
    public async Task<ChangeRefusal?> DeleteAsync(OrgScope scope, string name, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        await using var change = await AccessChange.BeginAsync(_databases, scope, cancellation);
        if (await change.Control.Roles.FirstOrDefaultAsync(one => one.OrganisationId == change.Organisation && one.Name == name, cancellation) is not { } row) return ChangeRefusal.Missing;
        var holders = await change.Control.RoleGrants.CountAsync(grant => grant.OrganisationId == change.Organisation && grant.Role == name, cancellation);
        if (holders > 0) return ChangeRefusal.Conflict($"It is a role of {holders} still: take it from them first.");
        change.Control.Roles.Remove(row);
        await change.SaveAsync(cancellation);
        _trail.Record(scope, new Deed("role.delete", name));
        await change.CommitAsync(cancellation);
        return null;
    }

    private static ChangeRefusal? WhatIsWrong(Role role)
    {
        if (role.Allow == PermissionSet.None && role.Deny == PermissionSet.None) return ChangeRefusal.Invalid("A role allows or denies at least one permission.");
        return role.Allow.Within(role.Deny) == PermissionSet.None ? null : ChangeRefusal.Invalid("A role does not allow what it denies.");
    }

    private static string Describe(Role role) => $"{role.Name}: allow [{role.Allow}] deny [{role.Deny}]";

    private long NowMs => _clock.GetUtcNow().ToUnixTimeMilliseconds();
}
