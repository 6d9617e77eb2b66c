using System.Net;
using SigmaShake.Fleet.Tests.Support;
using SigmaShake.Server.Testing;

namespace SigmaShake.Fleet.Tests.Machines;

public sealed class MachineListTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Machines_are_listed_page_by_page_and_a_cursor_is_good_for_this_list_alone()
    {
        using var company = await Company.PublishedAsync(server);
        using var other = await Company.PublishedAsync(server);
        for (var i = 0; i < 3; i++) (await company.EnrolAsync($"host-{i}")).Dispose();

        var first = (await company.GetAsync("machines?limit=2")).Json;
        var cursor = first.GetProperty("next").GetString();
        var second = (await company.GetAsync($"machines?limit=2&cursor={cursor}")).Json;

        Assert.Equal(3, first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).Select(machine => machine.GetProperty("id").GetString()).Distinct().Count());
        Assert.False(second.TryGetProperty("next", out _));
        foreach (var (asker, list) in new[] { (company, "rollouts"), (company, "decisions"), (other, "machines") })
            Assert.Equal("invalid_cursor", (await asker.GetAsync($"{list}?cursor={cursor}")).Code);
        Assert.Equal("invalid_cursor", (await company.GetAsync($"machines?cursor={first.GetProperty("items")[0].GetProperty("id").GetString()}")).Code);
        Assert.Equal("invalid_request", (await company.GetAsync("machines?limit=201")).Code);
        Assert.Equal(HttpStatusCode.BadRequest, (await company.Owner.GetAsync($"/o/{company.Name}/fleet/machines?cursor=x")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await company.Owner.GetAsync($"/o/{company.Name}/fleet/machines?cursor={cursor}")).StatusCode);
    }

    [Fact]
    public async Task Releases_too()
    {
        using var company = await Company.PublishedAsync(server);
        for (var i = 2; i < 5; i++) Assert.Equal(HttpStatusCode.Created, (await company.PublishAsync(i, $"rule-{i}")).Status);

        var first = (await company.GetAsync("rollouts?limit=2")).Json;
        var second = (await company.GetAsync($"rollouts?limit=2&cursor={first.GetProperty("next").GetString()}")).Json;

        Assert.Equal([4, 3, 2, 1], first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).Select(release => release.GetProperty("number").GetInt32()));
        Assert.Equal(["for_all", "superseded", "superseded", "superseded"], first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).Select(release => release.GetProperty("state").GetString()));
        Assert.Equal("invalid_cursor", (await company.GetAsync("rollouts?cursor=3")).Code);
    }
}
