using Microsoft.EntityFrameworkCore;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Platform.Access;

/// <summary>
/// Gives roles and takes them. Nobody gives what they do not have, nobody changes somebody who may do more than they, and the organisation keeps an owner.
/// </summary>
internal static class RoleAssignment
{
    /// <summary>How many roles somebody may have.</summary>
    public const int MaxRoles = 20;

    private static readonly ChangeRefusal MayDoMore = ChangeRefusal.NotAllowed("They may do more than you: ask somebody who may do that too.");

    private static readonly ChangeRefusal NoOwnerLeft = ChangeRefusal.Conflict("Nobody would be left who may do everything: make somebody else an owner first.");

    /// <summary>Reads the names of the roles that somebody is to have.</summary>
    public static async Task<Outcome<Role[]>> ReadAsync(AccessChange change, IReadOnlyCollection<string> names, CancellationToken cancellation)
    {
        if (names.Count is 0 or > MaxRoles) return ChangeRefusal.Invalid($"Everybody has 1 to {MaxRoles} roles.");
        var roles = new List<Role>();
        foreach (var name in names.Distinct(StringComparer.Ordinal))
        {
            // What was typed is not repeated: it may be anything.
            if (await change.Control.FindRoleAsync(change.Organisation, name, cancellation) is not { } role) return ChangeRefusal.Invalid("There is no role of that name here.");
            roles.Add(role);
        }

        return roles.ToArray();
    }

    /// <summary>Why somebody may not give roles; null if they may.</summary>
    public static ChangeRefusal? WhyNotGive(PermissionSet giver, IEnumerable<Role> roles) => roles.FirstOrDefault(role => !giver.Includes(role.Allow)) is { } tooMuch
        ? ChangeRefusal.NotAllowed($"The role `{tooMuch.Name}` may do what you cannot: ask somebody who can.")
        : null;

    /// <summary>Gives somebody new their roles; why not, or null.</summary>
    public static ChangeRefusal? Give(AccessChange change, Guid principal, IReadOnlyCollection<Role> roles, PermissionSet giver, string giverName, DateTimeOffset now)
    {
        if (WhyNotGive(giver, roles) is { } refusal) return refusal;
        foreach (var role in roles) change.Control.RoleGrants.Add(RowOf(change, principal, role, giverName, now));
        return null;
    }

    /// <summary>Has somebody have these roles and no others; why not, or null.</summary>
    public static async Task<ChangeRefusal?> SetAsync(AccessChange change, Guid principal, IReadOnlyCollection<Role> roles, Actor author, DateTimeOffset now, CancellationToken cancellation)
    {
        var before = await change.Control.RolesOfAsync(change.Organisation, principal, cancellation);
        if (before.Count == 0) return ChangeRefusal.Missing;
        var had = Role.Together(before.Select(held => held.Role));
        if (!change.Author.Includes(had)) return MayDoMore;

        // A role that denies something may hide what another gives: both what is given and what comes to light counts.
        var added = roles.Where(role => before.All(held => held.Role.Name != role.Name)).ToList();
        if (WhyNotGive(change.Author, added) is { } refusal) return refusal;
        if (!change.Author.Includes(Role.Together(roles).Without(had))) return ChangeRefusal.NotAllowed("They would be able to do what you cannot: ask somebody who can.");
        foreach (var role in added) change.Control.RoleGrants.Add(RowOf(change, principal, role, author.Name, now));
        var kept = roles.Select(role => role.Name).ToList();
        await change.SaveAsync(cancellation);
        await change.Control.RoleGrants
            .Where(grant => grant.OrganisationId == change.Organisation && grant.PrincipalId == principal && !kept.Contains(grant.Role)).ExecuteDeleteAsync(cancellation);
        return await change.HasOwnerAsync(cancellation) ? null : NoOwnerLeft;
    }

    /// <summary>Takes everything from somebody, who is then not in the organisation any more; why not, or null.</summary>
    /// <param name="change">The change.</param>
    /// <param name="principal">Who.</param>
    /// <param name="isSelf">Whether they do it themselves: then it takes no permission.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<ChangeRefusal?> RemoveAsync(AccessChange change, Guid principal, bool isSelf, CancellationToken cancellation)
    {
        var before = await change.Control.RolesOfAsync(change.Organisation, principal, cancellation);
        if (!isSelf && !change.Author.Includes(Role.Together(before.Select(held => held.Role)))) return MayDoMore;
        var (organisation, control) = (change.Organisation, change.Control);
        await control.RoleGrants.Where(row => row.OrganisationId == organisation && row.PrincipalId == principal).ExecuteDeleteAsync(cancellation);
        await control.AccessTokens.Where(row => row.OrganisationId == organisation && row.PrincipalId == principal).ExecuteDeleteAsync(cancellation);
        await control.Invitations.Where(row => row.OrganisationId == organisation && row.InvitedBy == principal).ExecuteDeleteAsync(cancellation);
        await control.Memberships.Where(row => row.OrganisationId == organisation && row.PersonId == principal).ExecuteDeleteAsync(cancellation);
        return await change.HasOwnerAsync(cancellation) ? null : NoOwnerLeft;
    }

    private static RoleGrantRow RowOf(AccessChange change, Guid principal, Role role, string giverName, DateTimeOffset now) =>
        new() { OrganisationId = change.Organisation, PrincipalId = principal, Role = role.Name, SinceMs = now.ToUnixTimeMilliseconds(), GivenBy = giverName };
}
