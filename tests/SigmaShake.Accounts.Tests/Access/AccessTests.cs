using System.Net;
using SigmaShake.Server.Testing;

namespace SigmaShake.Accounts.Tests.Access;

public sealed class AccessTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Why_somebody_may_or_may_not_is_told_to_people_and_programs()
    {
        using var organisation = await TestOrganisation.CreateAsync(server);
        var api = organisation.ApiOf(organisation.Owner);
        await api.PostAsync($"{organisation.Api}/roles", new { name = "no-ledger", allow = (string[])[], deny = (string[])["ledger.read"] });
        await organisation.AddAsync("kim", "auditor", "no-ledger");
        var id = await organisation.IdOfAsync("kim");

        var ledger = await api.GetAsync($"{organisation.Api}/access/{id}/ledger.read");
        var members = await api.GetAsync($"{organisation.Api}/access/{id}/members.read");
        await organisation.Owner.GetAsync($"{organisation.Pages}/access/{id}");

        Assert.False(ledger.Json.GetProperty("is_allowed").GetBoolean());
        Assert.Equal("auditor", ledger.Json.GetProperty("given_by")[0].GetProperty("role").GetString());
        Assert.Equal("no-ledger", ledger.Json.GetProperty("denied_by")[0].GetProperty("role").GetString());
        Assert.Equal(organisation.OwnerName, ledger.Json.GetProperty("denied_by")[0].GetProperty("given_by").GetString());
        Assert.True(members.Json.GetProperty("is_allowed").GetBoolean());
        Assert.Equal(0, members.Json.GetProperty("denied_by").GetArrayLength());
        Assert.Contains("The role <strong>no-ledger</strong> denies it", organisation.Owner.Body);
        Assert.Contains("No role gives it.", organisation.Owner.Body);
        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync($"{organisation.Api}/access/{id}/ledger.fly")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync($"{organisation.Api}/access/{Guid.NewGuid()}/ledger.read")).Status);
    }

    [Fact]
    public async Task A_review_has_a_line_for_everything_that_anybody_may_do()
    {
        using var organisation = await TestOrganisation.CreateAsync(server);
        var api = organisation.ApiOf(organisation.Owner);
        await api.PostAsync($"{organisation.Api}/service-accounts", new { name = "pipeline", roles = (string[])["member"] });
        await organisation.AddAsync("=kim", "member");

        var lines = (await api.GetAsync($"{organisation.Api}/access")).Items;
        await organisation.Owner.GetAsync($"{organisation.Pages}/access/csv");
        var csv = organisation.Owner.Body.Split("\r\n");

        Assert.Equal("kind,id,name,permission,role,since,given_by,role_changed", csv[0]);
        Assert.Equal(lines.Count, csv.Length - 2);
        Assert.Single(lines, line => line.GetProperty("name").GetString() == "pipeline" && line.GetProperty("permission").GetString() == "organisation.read");
        Assert.Contains(csv, line => line.StartsWith("person,", StringComparison.Ordinal) && line.Contains($",\"'=kim of {organisation.Name}\",organisation.read,member,20", StringComparison.Ordinal));
        await organisation.Owner.GetAsync($"{organisation.Pages}/access");
        Assert.Contains("pipeline</a> (service account)", organisation.Owner.Body);
    }
}
