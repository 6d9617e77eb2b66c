using System.Security.Claims;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;
using SigmaShake.Platform.Tokens;

namespace SigmaShake.Accounts.Authorisation;

/// <summary>What follows when somebody allows a program to act for them. Thread-safe.</summary>
internal sealed class Consent(AccessTokens tokens)
{
    /// <summary>What a program on somebody's machine is for. It lets nobody in, gives no roles, and takes nothing down.</summary>
    public static readonly PermissionSet Most = PermissionSet.Of(
        Permission.OrganisationRead, Permission.MembersRead, Permission.LedgerRead, Permission.FleetRead, Permission.FleetWrite, Permission.FleetPublish, Permission.FleetRollout);

    /// <summary>Makes the token; what the code is made of, or why there is none.</summary>
    public async Task<(ClaimsPrincipal? Principal, string? Refusal)> GiveAsync(OrgScope scope, string machine, CancellationToken cancellation)
    {
        var made = await tokens.CreateAsync(scope, new TokenWish($"ssg on {machine}", Most.Within(scope.Permissions), AccessTokens.MaxLife), cancellation);
        return made.Value is { } token ? (new Grant(token.Text, scope.Name, token.Expires).ToPrincipal(scope.Actor.Id), null) : (null, made.Refusal!.Message);
    }
}
