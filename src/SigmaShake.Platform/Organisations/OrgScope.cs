using System.Net;
using Microsoft.AspNetCore.Http;
using SigmaShake.Platform.Permissions;

namespace SigmaShake.Platform.Organisations;

/// <summary>
/// The right to work in one organisation for the length of a request: the only way to its data. Made by authentication alone, from a verified credential and
/// the organisation that the request names; storage, ledger and keys ask for it. There is no current organisation that could be forgotten or confused.
/// </summary>
public sealed class OrgScope
{
    private readonly PermissionSet _ofRoles;

    internal OrgScope(OrganisationId id, string name, string region, Actor actor, params IReadOnlyList<Role> roles)
    {
        Id = id;
        Name = name;
        Region = region;
        Actor = actor;
        Roles = [.. roles.Select(role => role.Name)];
        _ofRoles = Role.Together(roles);
    }

    /// <summary>The organisation.</summary>
    public OrganisationId Id { get; }

    /// <summary>Its name in addresses.</summary>
    public string Name { get; }

    /// <summary>Where its data is.</summary>
    public string Region { get; }

    /// <summary>Who works in it.</summary>
    public Actor Actor { get; }

    /// <summary>As what: the names of their roles.</summary>
    public IReadOnlyList<string> Roles { get; }

    /// <summary>What they may do: what their roles give, and where they showed a token, no more than it is for.</summary>
    public PermissionSet Permissions => _ofRoles.Within(Limit);

    /// <summary>Where the request comes from; null for the server's own work.</summary>
    public IPAddress? Address { get; internal init; }

    /// <summary>
    /// Is cancelled within a second of the right's end: the session or token was revoked or is over, the membership, the permission, or the address's place on the
    /// allowlist is gone. For whoever holds a request for longer than that; it costs nothing before it is asked for.
    /// </summary>
    public CancellationToken AccessEnded => Hold?.Invoke() ?? CancellationToken.None;

    /// <summary>What the credential is for, whatever its owner may do.</summary>
    internal PermissionSet Limit { get; init; } = PermissionSet.All;

    /// <summary>Whether it is on its way to another region.</summary>
    internal MovePhase Move { get; init; }

    /// <summary>Begins to watch over the right, or goes on to.</summary>
    internal Func<CancellationToken>? Hold { get; init; }

    /// <summary>Whether they may.</summary>
    public bool May(Permission permission) => Permissions.Contains(permission);

    /// <summary>The scope of somebody whose credential was looked up and verified in this one. They have no role: routes say what they may.</summary>
    internal OrgScope Verified(Actor actor) => new(Id, Name, Region, actor, Role.None) { Address = Address, Hold = Hold, Move = Move };

    /// <summary>Hands the scope of the request to a handler that asks for one; a route that names no permission has none.</summary>
    public static ValueTask<OrgScope?> BindAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return ValueTask.FromResult(context.Features.Get<OrgScope>());
    }
}
