using System.Net;
using SigmaShake.Server.Testing;

namespace SigmaShake.Accounts.Tests.Roles;

public sealed class RoleTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly string[] Nothing = [];

    [Fact]
    public async Task What_an_organisations_own_role_denies_no_other_gives()
    {
        using var organisation = await TestOrganisation.CreateAsync(server);
        var api = organisation.ApiOf(organisation.Owner);
        Assert.Equal(HttpStatusCode.Created, (await api.PostAsync($"{organisation.Api}/roles", new { name = "reader", allow = (string[])["organisation.read", "ledger.read"], deny = Nothing })).Status);
        Assert.Equal(HttpStatusCode.Created, (await api.PostAsync($"{organisation.Api}/roles", new { name = "no-ledger", allow = Nothing, deny = (string[])["ledger.read"] })).Status);
        var kim = await organisation.AddAsync("kim", "reader");

        Assert.Equal(HttpStatusCode.OK, (await kim.GetAsync($"{organisation.Pages}/ledger")).StatusCode);
        await organisation.SetRolesAsync(organisation.Owner, "kim", "reader", "auditor", "no-ledger");
        Assert.Equal(HttpStatusCode.NotFound, (await kim.GetAsync($"{organisation.Pages}/ledger")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await api.PutAsync($"{organisation.Api}/roles/no-ledger", new { allow = Nothing, deny = (string[])["fleet.read"] })).Status);
        Assert.Equal(HttpStatusCode.OK, (await kim.GetAsync($"{organisation.Pages}/ledger")).StatusCode);
    }

    [Fact]
    public async Task A_role_is_made_changed_and_deleted_by_forms()
    {
        using var organisation = await TestOrganisation.CreateAsync(server);
        var owner = organisation.Owner;

        await owner.GetAsync($"{organisation.Pages}/roles");
        await owner.SubmitAsync($"{organisation.Pages}/roles", ("name", "release-crew"), ("fleet.publish", "allow"), ("ledger.read", "deny"));
        Assert.Contains("<td class=\"wrap\">fleet.publish</td>", owner.Body);
        Assert.Contains("<td class=\"wrap\">ledger.read</td>", owner.Body);
        await owner.GetAsync($"{organisation.Pages}/roles/release-crew");
        await owner.SubmitAsync($"{organisation.Pages}/roles/release-crew", ("fleet.rollout", "allow"));
        Assert.Contains("<td class=\"wrap\">fleet.rollout</td>", owner.Body);
        await owner.GetAsync($"{organisation.Pages}/roles/release-crew");
        await owner.SubmitAsync($"{organisation.Pages}/roles/release-crew/delete");
        Assert.DoesNotContain("release-crew", owner.Body);

        await owner.GetAsync($"{organisation.Pages}/ledger");
        Assert.All(["role.create", "role.change", "role.delete", "release-crew: allow [fleet.rollout] deny []"], text => Assert.Contains(text, owner.Body));
    }

    [Fact]
    public async Task Nobody_makes_a_role_of_what_they_may_not()
    {
        using var organisation = await TestOrganisation.CreateAsync(server);
        var api = organisation.ApiOf(organisation.Owner);
        await api.PostAsync($"{organisation.Api}/roles", new { name = "role-maker", allow = (string[])["organisation.read", "members.read", "members.write", "roles.write"], deny = Nothing });
        await api.PostAsync($"{organisation.Api}/roles", new { name = "no-publish", allow = Nothing, deny = (string[])["fleet.publish"] });
        await api.PostAsync($"{organisation.Api}/roles", new { name = "publisher", allow = (string[])["fleet.publish"], deny = Nothing });
        var kim = organisation.ApiOf(await organisation.AddAsync("kim", "role-maker"));

        Assert.Equal(HttpStatusCode.Forbidden, (await kim.PostAsync($"{organisation.Api}/roles", new { name = "more", allow = (string[])["fleet.publish"], deny = Nothing })).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await kim.PutAsync($"{organisation.Api}/roles/role-maker", new { allow = (string[])["organisation.read", "fleet.publish"], deny = Nothing })).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await kim.PutAsync($"{organisation.Api}/roles/no-publish", new { allow = Nothing, deny = (string[])["fleet.read"] })).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await kim.PutAsync($"{organisation.Api}/roles/publisher", new { allow = (string[])["organisation.read"], deny = Nothing })).Status);
        Assert.Equal(HttpStatusCode.Created, (await kim.PostAsync($"{organisation.Api}/roles", new { name = "less", allow = (string[])["members.read"], deny = (string[])["fleet.publish"] })).Status);
    }

    [Theory]
    [InlineData("owner", "fleet.read", "", HttpStatusCode.Conflict)]
    [InlineData("none", "fleet.read", "", HttpStatusCode.Conflict)]
    [InlineData("Big", "fleet.read", "", HttpStatusCode.BadRequest)]
    [InlineData("fine", "fleet.fly", "", HttpStatusCode.BadRequest)]
    [InlineData("fine", "fleet.read", "fleet.read", HttpStatusCode.BadRequest)]
    [InlineData("fine", "", "", HttpStatusCode.BadRequest)]
    public async Task Bad_input_makes_nothing(string name, string allow, string deny, HttpStatusCode status)
    {
        using var organisation = await TestOrganisation.CreateAsync(server);
        var api = organisation.ApiOf(organisation.Owner);

        var answer = await api.PostAsync($"{organisation.Api}/roles", new { name, allow = allow.Split(' ', StringSplitOptions.RemoveEmptyEntries), deny = deny.Split(' ', StringSplitOptions.RemoveEmptyEntries) });

        Assert.Equal(status, answer.Status);
        Assert.Equal(5, (await api.GetAsync($"{organisation.Api}/roles")).Items.Count);
    }

    [Fact]
    public async Task A_role_that_somebody_has_stays_and_built_in_ones_do_not_change()
    {
        using var organisation = await TestOrganisation.CreateAsync(server);
        var api = organisation.ApiOf(organisation.Owner);
        await api.PostAsync($"{organisation.Api}/roles", new { name = "kept", allow = (string[])["organisation.read"], deny = Nothing });
        await organisation.AddAsync("kim", "kept");

        Assert.Equal(HttpStatusCode.Conflict, (await api.DeleteAsync($"{organisation.Api}/roles/kept")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await api.DeleteAsync($"{organisation.Api}/roles/member")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await api.PutAsync($"{organisation.Api}/roles/member", new { allow = (string[])["fleet.read"], deny = Nothing })).Status);
        await organisation.SetRolesAsync(organisation.Owner, "kim", "member");
        Assert.Equal(HttpStatusCode.NoContent, (await api.DeleteAsync($"{organisation.Api}/roles/kept")).Status);
    }
}
