using System.Numerics;

namespace SigmaShake.Platform.Permissions;

/// <summary>Some permissions. Immutable.</summary>
public readonly record struct PermissionSet
{
    private readonly ulong _bits;

    private PermissionSet(ulong bits) => _bits = bits;

    /// <summary>Those that are listed.</summary>
    public static PermissionSet Of(params IEnumerable<Permission> permissions) => new(permissions.Aggregate(0ul, (bits, permission) => bits | Bit(permission)));

    /// <summary>None.</summary>
    public static PermissionSet None => default;

    /// <summary>All that there are.</summary>
    public static readonly PermissionSet All = Of(Enum.GetValues<Permission>());

    /// <summary>How many.</summary>
    public int Count => BitOperations.PopCount(_bits);

    /// <summary>Each of them, in the order in which they are declared.</summary>
    public IEnumerable<Permission> Each => Enum.GetValues<Permission>().Where(Contains);

    /// <summary>Their names, in the same order.</summary>
    public IEnumerable<string> Names => Each.Select(permission => permission.Name());

    /// <summary>Whether one is among them.</summary>
    public bool Contains(Permission permission) => (_bits & Bit(permission)) != 0;

    /// <summary>Whether all of others are among them.</summary>
    public bool Includes(PermissionSet others) => (others._bits & ~_bits) == 0;

    /// <summary>These and others.</summary>
    public PermissionSet With(PermissionSet others) => new(_bits | others._bits);

    /// <summary>These without others.</summary>
    public PermissionSet Without(PermissionSet others) => new(_bits & ~others._bits);

    /// <summary>Those of these that are among others.</summary>
    public PermissionSet Within(PermissionSet others) => new(_bits & others._bits);

    /// <summary>Reads what <see cref="ToString"/> wrote. A name that no permission has any more allows and denies nothing.</summary>
    public static PermissionSet Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Of(text.Split(' ').Select(PermissionNames.Find).OfType<Permission>());
    }

    /// <summary>The permissions of names; null if one is none.</summary>
    public static PermissionSet? Parse(IEnumerable<string> names)
    {
        var permissions = names.Select(PermissionNames.Find).ToList();
        return permissions.Contains(null) ? null : Of(permissions.OfType<Permission>());
    }

    /// <summary>Their names, with spaces between.</summary>
    public override string ToString() => string.Join(' ', Names);

    private static ulong Bit(Permission permission) => 1ul << (int)permission;
}
