using System.Net;
using SigmaShake.Server.Testing;

namespace SigmaShake.Accounts.Tests.Membership;

public sealed class MemberTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Somebody_comes_in_by_a_link_and_does_what_their_roles_allow()
    {
        using var organisation = await TestOrganisation.CreateAsync(server);
        var kim = await organisation.AddAsync("kim", "member");

        Assert.Equal(HttpStatusCode.OK, (await kim.GetAsync(organisation.Pages)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await kim.GetAsync($"{organisation.Pages}/members")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await organisation.SetRolesAsync(organisation.Owner, "kim", "member", "auditor")).Status);
        Assert.Equal(HttpStatusCode.OK, (await kim.GetAsync($"{organisation.Pages}/members")).StatusCode);
        Assert.Contains("auditor, member", kim.Body);
        Assert.Equal(HttpStatusCode.NotFound, (await kim.GetAsync($"{organisation.Pages}/invitations")).StatusCode);
    }

    [Fact]
    public async Task Roles_are_changed_and_members_removed_by_forms_too()
    {
        using var organisation = await TestOrganisation.CreateAsync(server);
        var kim = await organisation.AddAsync("kim", "member");
        var page = $"{organisation.Pages}/members/{await organisation.IdOfAsync("kim")}";

        await organisation.Owner.GetAsync(page);
        await organisation.Owner.SubmitAsync($"{page}/roles", ("roles", "auditor"), ("roles", "security"));
        Assert.Contains("<dd>auditor, security</dd>", organisation.Owner.Body);
        Assert.Equal(HttpStatusCode.BadRequest, (await organisation.Owner.SubmitAsync($"{page}/roles")).StatusCode);
        Assert.Contains("Everybody has 1 to 20 roles.", organisation.Owner.Body);
        await organisation.Owner.SubmitAsync($"{page}/remove");

        Assert.DoesNotContain("kim of", organisation.Owner.Body);
        Assert.Equal(HttpStatusCode.NotFound, (await kim.GetAsync(organisation.Pages)).StatusCode);
        await organisation.Owner.GetAsync($"{organisation.Pages}/ledger");
        Assert.All(["invitation.create", "invitation.accept", "member.roles", "member.remove"], deed => Assert.Contains(deed, organisation.Owner.Body));
        Assert.DoesNotContain(organisation.AddressOf("kim"), organisation.Owner.Body);
    }

    [Fact]
    public async Task Nobody_gives_what_they_do_not_have_or_changes_who_may_do_more()
    {
        using var organisation = await TestOrganisation.CreateAsync(server);
        var ada = await organisation.AddAsync("ada", "admin");
        await organisation.AddAsync("kim", "member");

        Assert.Equal((HttpStatusCode.Forbidden, "not_allowed"), CodeOf(await organisation.SetRolesAsync(ada, "kim", "owner")));
        Assert.Equal((HttpStatusCode.Forbidden, "not_allowed"), CodeOf(await organisation.SetRolesAsync(ada, "ada", "admin", "owner")));
        Assert.Equal((HttpStatusCode.Forbidden, "not_allowed"), CodeOf(await organisation.SetRolesAsync(ada, "", "member")));
        Assert.Equal((HttpStatusCode.Forbidden, "not_allowed"), CodeOf(await organisation.ApiOf(ada).DeleteAsync($"{organisation.Api}/members/{await organisation.IdOfAsync()}")));
        Assert.Equal((HttpStatusCode.Forbidden, "not_allowed"), CodeOf(await organisation.ApiOf(ada).PostAsync($"{organisation.Api}/invitations", new { address = "x@example.com", roles = (string[])["owner"] })));
        Assert.Equal(HttpStatusCode.NoContent, (await organisation.SetRolesAsync(ada, "kim", "admin")).Status);
    }

    [Fact]
    public async Task What_a_role_hides_counts_as_given_when_the_role_is_taken()
    {
        using var organisation = await TestOrganisation.CreateAsync(server);
        await organisation.ApiOf(organisation.Owner).PostAsync($"{organisation.Api}/roles", new { name = "no-export", allow = (string[])[], deny = (string[])["organisation.export", "organisation.delete"] });
        var ada = await organisation.AddAsync("ada", "admin");
        await organisation.AddAsync("kim", "owner", "no-export");

        Assert.Equal((HttpStatusCode.Forbidden, "not_allowed"), CodeOf(await organisation.SetRolesAsync(ada, "kim", "owner")));
        Assert.Equal(HttpStatusCode.NoContent, (await organisation.SetRolesAsync(organisation.Owner, "kim", "owner")).Status);
    }

    [Fact]
    public async Task The_last_owner_can_neither_leave_nor_become_less()
    {
        using var organisation = await TestOrganisation.CreateAsync(server);
        var (owner, api) = (organisation.Owner, organisation.ApiOf(organisation.Owner));
        await api.PostAsync($"{organisation.Api}/roles", new { name = "no-ledger", allow = (string[])[], deny = (string[])["ledger.read"] });
        await api.PostAsync($"{organisation.Api}/roles", new { name = "harmless", allow = (string[])["fleet.read"], deny = (string[])[] });

        Assert.Equal((HttpStatusCode.Conflict, "conflict"), CodeOf(await organisation.SetRolesAsync(owner, "", "admin")));
        Assert.Equal((HttpStatusCode.Conflict, "conflict"), CodeOf(await organisation.SetRolesAsync(owner, "", "owner", "no-ledger")));
        Assert.Equal((HttpStatusCode.Conflict, "conflict"), CodeOf(await api.DeleteAsync($"{organisation.Api}/members/{await organisation.IdOfAsync()}")));
        Assert.Equal(HttpStatusCode.NoContent, (await organisation.SetRolesAsync(owner, "", "owner", "harmless")).Status);
        Assert.Equal((HttpStatusCode.Conflict, "conflict"), CodeOf(await api.PutAsync($"{organisation.Api}/roles/harmless", new { allow = (string[])[], deny = (string[])["fleet.read"] })));
        await owner.GetAsync($"{organisation.Pages}/leave");
        Assert.Equal(HttpStatusCode.Conflict, (await owner.SubmitAsync($"{organisation.Pages}/leave")).StatusCode);
        Assert.Contains("Nobody would be left who may do everything", owner.Body);

        await organisation.AddAsync("kim", "owner");
        await owner.GetAsync($"{organisation.Pages}/leave");
        Assert.Equal(HttpStatusCode.OK, (await owner.SubmitAsync($"{organisation.Pages}/leave")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.GetAsync(organisation.Pages)).StatusCode);
    }

    [Fact]
    public async Task Of_owners_who_demote_each_other_at_once_one_remains()
    {
        using var organisation = await TestOrganisation.CreateAsync(server);
        var browsers = new[] { organisation.Owner, await organisation.AddAsync("kim", "owner"), await organisation.AddAsync("lee", "owner") };
        var people = new[] { await organisation.IdOfAsync(), await organisation.IdOfAsync("kim"), await organisation.IdOfAsync("lee") };
        for (var round = 0; round < 5; round++)
        {
            var answers = await Task.WhenAll(browsers.Select((browser, i) => SetAsync(organisation, browser, people[(i + 1) % people.Length], "member")));

            Assert.All(answers, answer => Assert.Contains(answer, new[] { HttpStatusCode.NoContent, HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.Conflict }));

            // Each demotes the next one.
            var spared = Array.FindIndex(answers, answer => answer != HttpStatusCode.NoContent);
            Assert.True(spared >= 0, "nobody is left who may do anything");
            foreach (var person in people) Assert.Equal(HttpStatusCode.NoContent, await SetAsync(organisation, browsers[(spared + 1) % people.Length], person, "owner"));
        }
    }

    [Fact]
    public async Task Whoever_is_removed_loses_their_tokens_and_invitations_too()
    {
        using var organisation = await TestOrganisation.CreateAsync(server);
        var ada = await organisation.AddAsync("ada", "admin");
        var (_, token) = await organisation.TokenAsync(ada, "members.read");
        var link = await organisation.InviteAsync(ada, organisation.AddressOf("kim"), "member");
        var kim = await organisation.StrangerAsync("kim");
        Assert.Equal(HttpStatusCode.OK, (await organisation.ApiWith(token).GetAsync($"{organisation.Api}/members")).Status);

        Assert.Equal(HttpStatusCode.NoContent, (await organisation.ApiOf(organisation.Owner).DeleteAsync($"{organisation.Api}/members/{await organisation.IdOfAsync("ada")}")).Status);

        Assert.Equal(HttpStatusCode.Unauthorized, (await organisation.ApiWith(token).GetAsync($"{organisation.Api}/members")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync(organisation.Pages)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await TestOrganisation.AcceptAsync(kim, link));
    }

    [Fact]
    public async Task People_of_other_organisations_are_not_there()
    {
        using var ours = await TestOrganisation.CreateAsync(server);
        using var theirs = await TestOrganisation.CreateAsync(server);
        var id = await theirs.IdOfAsync();
        var api = ours.ApiOf(ours.Owner);

        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync($"{ours.Api}/members/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await api.PutAsync($"{ours.Api}/members/{id}/roles", new { roles = (string[])["member"] })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await api.DeleteAsync($"{ours.Api}/members/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync($"{ours.Api}/access/{id}")).Status);
        Assert.Equal(await ours.NobodyAsync(ours.Owner, "/members"), await api.GetAsync($"{theirs.Api}/members"));
    }

    [Fact]
    public async Task They_are_listed_page_by_page_and_a_cursor_is_good_for_this_list_alone()
    {
        using var organisation = await TestOrganisation.CreateAsync(server);
        using var other = await TestOrganisation.CreateAsync(server);
        await organisation.AddAsync("kim", "member");
        await organisation.AddAsync("lee", "member");
        var api = organisation.ApiOf(organisation.Owner);

        var first = await api.GetAsync($"{organisation.Api}/members?limit=2");
        var second = await api.GetAsync($"{organisation.Api}/members?limit=2&cursor={first.Text("next")}");
        var others = await organisation.ApiOf(other.Owner).GetAsync($"{other.Api}/members?cursor={first.Text("next")}");

        Assert.Equal(3, first.Items.Concat(second.Items).Select(member => member.GetProperty("id").GetString()).Distinct().Count());
        Assert.False(second.Json.TryGetProperty("next", out _));
        Assert.Equal((HttpStatusCode.BadRequest, "invalid_cursor"), CodeOf(others));

        // Their page takes the same cursors, and no ids.
        Assert.Equal(HttpStatusCode.OK, (await organisation.Owner.GetAsync($"{organisation.Pages}/members?cursor={first.Text("next")}")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await other.Owner.GetAsync($"{other.Pages}/members?cursor={first.Text("next")}")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await organisation.Owner.GetAsync($"{organisation.Pages}/members?cursor={await organisation.IdOfAsync("kim")}")).StatusCode);
    }

    private static async Task<HttpStatusCode> SetAsync(TestOrganisation organisation, Browser by, string person, params string[] roles) =>
        (await organisation.ApiOf(by).PutAsync($"{organisation.Api}/members/{person}/roles", new { roles })).Status;

    private static (HttpStatusCode Status, string? Code) CodeOf(Answer answer) => (answer.Status, answer.Body.Length == 0 ? null : answer.Code);
}
