using System.Net;
using SigmaShake.Server.Testing;

namespace SigmaShake.Accounts.Tests.Tokens;

public sealed class ServiceAccountTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task A_program_works_with_its_own_name_and_roles()
    {
        using var organisation = await TestOrganisation.CreateAsync(server);
        var api = organisation.ApiOf(organisation.Owner);
        var account = (await api.PostAsync($"{organisation.Api}/service-accounts", new { name = "pipeline", roles = (string[])["admin"] })).Text("id");
        var token = (await api.PostAsync($"{organisation.Api}/service-accounts/{account}/tokens", new { name = "ci", permissions = (string[])["members.read", "roles.write", "ledger.read"] })).Text("token");
        var program = organisation.ApiWith(token);

        Assert.StartsWith("ssg_sa_", token, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, (await program.PostAsync($"{organisation.Api}/roles", new { name = "by-program", allow = (string[])["members.read"], deny = (string[])[] })).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await program.PostAsync($"{organisation.Api}/roles", new { name = "too-much", allow = (string[])["fleet.publish"], deny = (string[])[] })).Status);
        await organisation.Owner.GetAsync($"{organisation.Pages}/ledger");
        Assert.Contains("<td>pipeline</td>", organisation.Owner.Body);

        Assert.Equal(HttpStatusCode.NoContent, (await api.PutAsync($"{organisation.Api}/service-accounts/{account}/roles", new { roles = (string[])["member"] })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync($"{organisation.Api}/members")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await api.DeleteAsync($"{organisation.Api}/service-accounts/{account}")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync($"{organisation.Api}/members")).Status);
    }

    [Fact]
    public async Task One_is_made_given_a_token_and_deleted_by_forms()
    {
        using var organisation = await TestOrganisation.CreateAsync(server);
        var owner = organisation.Owner;
        await owner.GetAsync($"{organisation.Pages}/service-accounts");
        await owner.SubmitAsync($"{organisation.Pages}/service-accounts", ("name", "pipeline"), ("roles", "auditor"));
        Assert.Contains("<h1>Service account pipeline</h1>", owner.Body);
        var page = owner.Body.Split($"action=\"{organisation.Pages}/service-accounts/")[1].Split('/')[0];

        await owner.SubmitAsync($"{organisation.Pages}/service-accounts/{page}/tokens", ("name", "ci"), ("days", "1"), ("permissions", "members.read"));
        Assert.Contains("ssg_sa_", owner.Body);
        await owner.SubmitAsync($"{organisation.Pages}/service-accounts/{page}/roles", ("roles", "member"));
        Assert.Contains("<dd>member</dd>", owner.Body);
        Assert.DoesNotContain("ssg_sa_", owner.Body);
        await owner.SubmitAsync($"{organisation.Pages}/service-accounts/{page}/delete");
        Assert.Contains("There are no service accounts.", owner.Body);
    }

    [Fact]
    public async Task One_that_may_do_more_is_out_of_reach_and_its_tokens_do_no_more_than_their_maker()
    {
        using var organisation = await TestOrganisation.CreateAsync(server);
        var api = organisation.ApiOf(organisation.Owner);
        var account = (await api.PostAsync($"{organisation.Api}/service-accounts", new { name = "strong", roles = (string[])["owner"] })).Text("id");
        var ada = organisation.ApiOf(await organisation.AddAsync("ada", "admin"));

        Assert.Equal(HttpStatusCode.Forbidden, (await ada.PutAsync($"{organisation.Api}/service-accounts/{account}/roles", new { roles = (string[])["member"] })).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await ada.DeleteAsync($"{organisation.Api}/service-accounts/{account}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await ada.PostAsync($"{organisation.Api}/service-accounts/{account}/tokens", new { name = "x", permissions = (string[])["organisation.delete"] })).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await ada.PostAsync($"{organisation.Api}/service-accounts", new { name = "other", roles = (string[])["owner"] })).Status);
    }

    [Fact]
    public async Task It_is_no_owner_that_keeps_an_organisation_going()
    {
        using var organisation = await TestOrganisation.CreateAsync(server);
        await organisation.ApiOf(organisation.Owner).PostAsync($"{organisation.Api}/service-accounts", new { name = "strong", roles = (string[])["owner"] });

        Assert.Equal(HttpStatusCode.Conflict, (await organisation.SetRolesAsync(organisation.Owner, "", "member")).Status);
    }
}
