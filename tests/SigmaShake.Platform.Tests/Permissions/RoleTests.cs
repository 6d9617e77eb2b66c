using SigmaShake.Platform.Permissions;

namespace SigmaShake.Platform.Tests.Permissions;

public class RoleTests
{
    private static readonly Role Reader = new("reader", PermissionSet.Of(Permission.FleetRead, Permission.LedgerRead));
    private static readonly Role NoLedger = new("no-ledger", PermissionSet.None, PermissionSet.Of(Permission.LedgerRead));

    [Fact]
    public void Every_permission_has_a_name_of_its_own_and_is_found_by_it()
    {
        var permissions = Enum.GetValues<Permission>();

        Assert.Equal(permissions.Length, permissions.Select(permission => permission.Name()).Distinct().Count());
        Assert.All(permissions, permission => Assert.Equal(permission, PermissionNames.Find(permission.Name())));
        Assert.All(permissions, permission => Assert.Matches("^[a-z]+\\.[a-z]+$", permission.Name()));
        Assert.Null(PermissionNames.Find("everything"));
    }

    [Fact]
    public void The_names_that_are_stored_are_the_ones_that_were_stored_ever_since() => Assert.Equal(
        "organisation.read organisation.write organisation.export organisation.delete members.read members.write roles.write access.read tokens.read tokens.write "
        + "allowlist.read allowlist.write identity.write ledger.read fleet.read fleet.write fleet.publish fleet.rollout",
        PermissionSet.All.ToString());

    [Fact]
    public void A_set_is_read_as_it_is_written_and_a_name_that_is_gone_gives_nothing()
    {
        Assert.Equal(PermissionSet.All, PermissionSet.Read(PermissionSet.All.ToString()));
        Assert.Equal(PermissionSet.None, PermissionSet.Read(""));
        Assert.Equal(PermissionSet.Of(Permission.FleetRead), PermissionSet.Read("fleet.fly fleet.read"));
        Assert.Null(PermissionSet.Parse(["fleet.read", "fleet.fly"]));
    }

    [Fact]
    public void What_one_role_denies_none_gives()
    {
        Assert.Equal(PermissionSet.Of(Permission.FleetRead), Role.Together([Reader, NoLedger]));
        Assert.Equal(PermissionSet.Of(Permission.FleetRead), Role.Together([NoLedger, Reader]));
        Assert.Equal(PermissionSet.All.Without(PermissionSet.Of(Permission.LedgerRead)), Role.Together([Role.Owner, NoLedger]));
        Assert.Equal(PermissionSet.None, Role.Together([]));
    }

    [Fact]
    public void Built_in_roles_allow_what_they_say()
    {
        Assert.Equal(["owner", "admin", "security", "auditor", "member"], Role.BuiltIn.Select(role => role.Name));
        Assert.Equal("organisation.export organisation.delete", Role.Owner.Allow.Without(Role.Admin.Allow).ToString());
        Assert.All(Role.Auditor.Allow.Each, permission => Assert.EndsWith(".read", permission.Name()));
        Assert.All(Role.BuiltIn, role => Assert.True(role.Allow.Includes(Role.Member.Allow)));
        Assert.Null(Role.FindBuiltIn("none"));
    }
}
