using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;

namespace SigmaShake.Platform.Tokens;

/// <summary>What a token shall be.</summary>
/// <param name="Name">What its owner knows it by: one line of 1 to <see cref="AccessTokens.MaxName"/> characters.</param>
/// <param name="Permissions">What it is for: at least one, and none that its author does not have.</param>
/// <param name="Life">How long it is good for, up to <see cref="AccessTokens.MaxLife"/>.</param>
public sealed record TokenWish(string Name, PermissionSet Permissions, TimeSpan Life);

/// <summary>A token that was made just now.</summary>
/// <param name="Id">What it is called by.</param>
/// <param name="Text">What to show. It is not stored, so nobody sees it again.</param>
/// <param name="Expires">When it ends.</param>
public sealed record NewAccessToken(Guid Id, string Text, DateTimeOffset Expires);

/// <summary>A token, without what it says.</summary>
/// <param name="Id">What it is called by.</param>
/// <param name="Name">What its owner knows it by.</param>
/// <param name="OwnerId">The person or service account.</param>
/// <param name="OwnerName">As they are shown.</param>
/// <param name="IsPersonal">Whether it is a person's.</param>
/// <param name="Permissions">What it is for.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Expires">When it ends.</param>
/// <param name="LastUsed">When it was shown last, to within a minute; null for never.</param>
public sealed record AccessToken(
    Guid Id, string Name, Guid OwnerId, string OwnerName, bool IsPersonal, PermissionSet Permissions, DateTimeOffset Created, DateTimeOffset Expires, DateTimeOffset? LastUsed);

/// <summary>A token that a request bears.</summary>
internal sealed record FoundToken(Actor Actor, Guid Principal, OrganisationId Organisation, PermissionSet Permissions, long ExpiresMs);
