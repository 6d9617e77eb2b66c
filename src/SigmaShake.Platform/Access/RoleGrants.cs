using Microsoft.EntityFrameworkCore;
using SigmaShake.Platform.Permissions;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Platform.Access;

/// <summary>Reads who has which roles.</summary>
internal static class RoleGrants
{
    /// <summary>The roles of one person or service account in an organisation; none for whoever is not in it.</summary>
    public static async Task<IReadOnlyList<HeldRole>> RolesOfAsync(this ControlDatabase control, string organisation, Guid principal, CancellationToken cancellation)
    {
        var found = await Held(control, organisation).Where(held => held.PrincipalId == principal).ToListAsync(cancellation);
        return [.. found.Select(held => held.ToRole()).OfType<HeldRole>()];
    }

    /// <summary>The roles of everybody in an organisation.</summary>
    public static async Task<ILookup<Guid, HeldRole>> RolesOfAllAsync(this ControlDatabase control, string organisation, CancellationToken cancellation) => Lookup(
        await Held(control, organisation).ToListAsync(cancellation));

    /// <summary>The roles of some in an organisation.</summary>
    public static async Task<ILookup<Guid, HeldRole>> RolesOfAsync(this ControlDatabase control, string organisation, IReadOnlyCollection<Guid> principals, CancellationToken cancellation) => Lookup(
        await Held(control, organisation).Where(held => principals.Contains(held.PrincipalId)).ToListAsync(cancellation));

    /// <summary>The role of a name in an organisation; null for none.</summary>
    public static async Task<Role?> FindRoleAsync(this ControlDatabase control, string organisation, string name, CancellationToken cancellation) =>
        Role.FindBuiltIn(name) ?? (await control.Roles.AsNoTracking().FirstOrDefaultAsync(row => row.OrganisationId == organisation && row.Name == name, cancellation))?.ToRole();

    /// <summary>The role of a row.</summary>
    public static Role ToRole(this RoleRow row) => new(row.Name, PermissionSet.Read(row.Allow), PermissionSet.Read(row.Deny));

    private static ILookup<Guid, HeldRole> Lookup(List<HeldRow> rows) =>
        rows.Select(row => (row.PrincipalId, Role: row.ToRole())).Where(held => held.Role is not null).ToLookup(held => held.PrincipalId, held => held.Role!);

    private static IQueryable<HeldRow> Held(ControlDatabase control, string organisation) => control.RoleGrants.AsNoTracking()
        .Where(grant => grant.OrganisationId == organisation)
        .LeftJoin(control.Roles, grant => new { grant.OrganisationId, Name = grant.Role }, role => new { role.OrganisationId, role.Name }, (grant, role) => new HeldRow
        {
            PrincipalId = grant.PrincipalId, Role = grant.Role, SinceMs = grant.SinceMs, GivenBy = grant.GivenBy,
            Allow = role!.Allow, Deny = role.Deny, ChangedMs = role.ChangedMs,
        });

    private sealed class HeldRow
    {
        public Guid PrincipalId { get; init; }

        public required string Role { get; init; }

        public long SinceMs { get; init; }

        public required string GivenBy { get; init; }

        public string? Allow { get; init; }

        public string? Deny { get; init; }

        public long? ChangedMs { get; init; }

        // A built-in name is a built-in role, whatever a table says. A name that is neither gives nothing.
        public HeldRole? ToRole()
        {
            var since = DateTimeOffset.FromUnixTimeMilliseconds(SinceMs);
            if (Permissions.Role.FindBuiltIn(Role) is { } builtIn) return new HeldRole(builtIn, since, GivenBy, null);
            return Allow is null || Deny is null || ChangedMs is not { } changedMs
                ? null
                : new HeldRole(new Role(Role, PermissionSet.Read(Allow), PermissionSet.Read(Deny)), since, GivenBy, DateTimeOffset.FromUnixTimeMilliseconds(changedMs));
        }
    }
}
