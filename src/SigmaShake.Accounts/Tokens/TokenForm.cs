using SigmaShake.Platform.Permissions;
using SigmaShake.Platform.Tokens;

namespace SigmaShake.Accounts.Tokens;

/// <summary>A token that somebody asks for, as forms and the API say it.</summary>
internal static class TokenForm
{
    /// <summary>How many days a token is good for unless somebody says otherwise.</summary>
    public const int DefaultDays = 30;

    /// <summary>What is asked for; null if a permission is none.</summary>
    /// <param name="name">The name.</param>
    /// <param name="permissions">The names of permissions.</param>
    /// <param name="days">How many days; null for <see cref="DefaultDays"/>. Whether that is allowed is asked later.</param>
    public static TokenWish? Read(string name, IEnumerable<string> permissions, int? days) =>
        PermissionSet.Parse(permissions) is { } set ? new TokenWish(name, set, TimeSpan.FromDays(Math.Clamp(days ?? DefaultDays, 0, 10_000))) : null;
}
