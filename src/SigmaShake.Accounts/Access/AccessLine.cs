using SigmaShake.Platform.Membership;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;

namespace SigmaShake.Accounts.Access;

/// <summary>That somebody may do something because of a role: what an access review goes through line by line. Who may because of two roles has two lines.</summary>
/// <param name="Kind">What they are: <c>person</c> or <c>service_account</c>.</param>
/// <param name="Id">Which.</param>
/// <param name="Name">As they are shown.</param>
/// <param name="Permission">What they may do.</param>
/// <param name="Role">The role that gives it.</param>
/// <param name="Since">When they were given the role.</param>
/// <param name="GivenBy">Who gave it.</param>
/// <param name="RoleChanged">When what the role allows was changed last; null for a built-in role.</param>
internal sealed record AccessLine(string Kind, Guid Id, string Name, string Permission, string Role, DateTimeOffset Since, string GivenBy, DateTimeOffset? RoleChanged)
{
    /// <summary>The lines of some.</summary>
    public static IEnumerable<AccessLine> Of(IEnumerable<ReviewedPrincipal> principals) =>
        from principal in principals
        from permission in principal.Permissions.Each
        from held in principal.Why(permission).GivenBy
        select new AccessLine(WordOf(principal.Kind), principal.Id, principal.Name, permission.Name(), held.Role.Name, held.Since, held.GivenBy, held.Changed);

    /// <summary>The word for a kind, which never changes.</summary>
    public static string WordOf(ActorKind kind) => kind == ActorKind.Person ? "person" : "service_account";
}
