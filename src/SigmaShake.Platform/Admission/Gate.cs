using System.Net;
using SigmaShake.Platform.Access;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;
using SigmaShake.Platform.Storage;
using SigmaShake.Platform.Tokens;

namespace SigmaShake.Platform.Admission;

/// <summary>
/// Lets people, programs and machines into organisations: first the address, then the credential, then the roles. Whoever is not let in learns nothing, not even
/// whether there is such an organisation. Thread-safe.
/// </summary>
internal sealed class Gate(Databases databases, OrganisationDirectory directory, AccessTokens tokens, HeldAccesses held, PlatformOptions options)
{
    /// <summary>Lets somebody in who asks for a permission in the organisation of a name; null where there is none, or none for them.</summary>
    public async ValueTask<Entrance?> EnterAsync(Visitor visitor, string name, IPAddress? address, Permission permission, CancellationToken cancellation)
    {
        var found = await directory.FindAsync(name, cancellation);
        var entry = found is not null && found.Allowlist.Allows(address) && (visitor.Only is null || visitor.Only == found.Id) ? found : null;

        // Roles are looked for in either case: the time is the same.
        await using var control = databases.OpenControl();
        var roles = await control.RolesOfAsync(entry?.Id.ToString() ?? "", visitor.Principal, cancellation);
        if (entry is null || roles.Count == 0) return null;
        var ground = new AccessGround(name, entry.Id, entry.AccessVersion, visitor.Session, visitor.ExpiresMs, again => IsStillLetInAsync(visitor, name, address, permission, again));
        var access = new HeldAccess(held, ground);
        var scope = new OrgScope(entry.Id, name, entry.Region, visitor.Actor, [.. roles.Select(role => role.Role)]) { Address = address, Limit = visitor.Limit, Hold = access.Watch, Move = entry.Move };
        return scope.May(permission) ? new Entrance(scope, access) : null;
    }

    /// <summary>
    /// Lets in whoever is still to show a credential of a service's own, with a scope that allows nothing: see <see cref="OrgScope.Verified"/>. Null where there is no
    /// such organisation, none for that address, or another server has its data: a credential that cannot be looked up is none.
    /// </summary>
    public async ValueTask<Entrance?> ApproachAsync(string name, IPAddress? address, CancellationToken cancellation)
    {
        if (await directory.FindAsync(name, cancellation) is not { } entry || !entry.Allowlist.Allows(address) || !options.Serves(entry.Region)) return null;
        var ground = new AccessGround(name, entry.Id, entry.AccessVersion, null, long.MaxValue, async again =>
            await directory.FindAsync(name, again) is { } now && now.Id == entry.Id && now.Allowlist.Allows(address) && options.Serves(now.Region));
        var access = new HeldAccess(held, ground);
        return new Entrance(new OrgScope(entry.Id, name, entry.Region, Actor.Server, Role.None) { Address = address, Hold = access.Watch, Move = entry.Move }, access);
    }

    private async ValueTask<bool> IsStillLetInAsync(Visitor visitor, string name, IPAddress? address, Permission permission, CancellationToken cancellation) =>
        (visitor.Actor.Token is not { } token || await tokens.IsGoodAsync(Guid.Parse(token), cancellation))
        && await EnterAsync(visitor, name, address, permission, cancellation) is not null;
}
