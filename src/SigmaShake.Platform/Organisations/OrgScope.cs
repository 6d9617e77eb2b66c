using Microsoft.AspNetCore.Http;
using SigmaShake.Platform.Permissions;

namespace SigmaShake.Platform.Organisations;

/// <summary>
/// The right to work in one organisation for the length of a request: the only way to its data. Made by authentication alone, from a verified credential and
/// the organisation that the request names; storage, ledger and keys ask for it. There is no current organisation that could be forgotten or confused.
/// </summary>
public sealed class OrgScope
{
    internal OrgScope(OrganisationId id, string name, string region, Actor actor, Role role)
    {
        Id = id;
        Name = name;
        Region = region;
        Actor = actor;
        Role = role;
    }

    /// <summary>The organisation.</summary>
    public OrganisationId Id { get; }

    /// <summary>Its name in addresses.</summary>
    public string Name { get; }

    /// <summary>Where its data is.</summary>
    public string Region { get; }

    /// <summary>Who works in it.</summary>
    public Actor Actor { get; }

    /// <summary>As what.</summary>
    public Role Role { get; }

    /// <summary>Whether they may.</summary>
    public bool May(Permission permission) => Role.Permissions.Contains(permission);

    /// <summary>The scope of somebody whose credential was looked up and verified in this one. They have no role: routes say what they may.</summary>
    internal OrgScope Verified(Actor actor) => new(Id, Name, Region, actor, Role.None);

    /// <summary>Hands the scope of the request to a handler that asks for one; a route that names no permission has none.</summary>
    public static ValueTask<OrgScope?> BindAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return ValueTask.FromResult(context.Features.Get<OrgScope>());
    }
}
