using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SigmaShake.Platform;
using SigmaShake.Platform.Allowlists;
using SigmaShake.Server.Testing;

namespace SigmaShake.Accounts.Tests.Allowlists;

public sealed class AllowlistTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task From_elsewhere_the_organisation_is_not_there()
    {
        using var organisation = await TestOrganisation.CreateAsync(server);
        var (_, token) = await organisation.TokenAsync(organisation.Owner, "members.read");
        var (session, program) = (organisation.ApiOf(organisation.Owner, from: "127.0.0.2"), organisation.ApiWith(token, from: "127.0.0.2"));
        Assert.Equal(HttpStatusCode.OK, (await session.GetAsync($"{organisation.Api}/members")).Status);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync($"{organisation.Api}/members")).Status);

        Assert.Equal(HttpStatusCode.NoContent, (await SetAsync(organisation, "127.0.0.1", "2001:db8::/32")).Status);

        await Soon.UntilAsync(async () => (await session.GetAsync($"{organisation.Api}/members")).Status == HttpStatusCode.NotFound);
        foreach (var client in new[] { session, program })
        {
            foreach (var tail in new[] { "/members", "/access", "/allowlist", "/tokens" })
            {
                Assert.Equal(await client.GetAsync($"/api/v1/organisations/no-such-one{tail}"), await client.GetAsync($"{organisation.Api}{tail}"));
            }
        }

        Assert.Equal(await session.GetAsync("/o/no-such-one/members"), await session.GetAsync($"{organisation.Pages}/members"));
        Assert.Equal(HttpStatusCode.OK, (await organisation.ApiWith(token).GetAsync($"{organisation.Api}/members")).Status);
    }

    [Fact]
    public async Task Ipv4_is_the_same_in_its_ipv6_form()
    {
        using var organisation = await TestOrganisation.CreateAsync(server);

        Assert.Equal(HttpStatusCode.NoContent, (await SetAsync(organisation, "::ffff:127.0.0.0/104")).Status);

        Assert.Equal("127.0.0.0/8", (await organisation.ApiOf(organisation.Owner).GetAsync($"{organisation.Api}/allowlist")).Items.Single().GetProperty("range").GetString());
        Assert.Equal(HttpStatusCode.OK, (await organisation.ApiOf(organisation.Owner, from: "127.9.9.9").GetAsync($"{organisation.Api}/members")).Status);
    }

    [Fact]
    public async Task Whoever_would_lock_themselves_out_is_told_so()
    {
        using var organisation = await TestOrganisation.CreateAsync(server);
        var owner = organisation.Owner;

        var answer = await SetAsync(organisation, "192.0.2.0/24");
        await owner.GetAsync($"{organisation.Pages}/allowlist");
        Assert.Contains("You come from <code>127.0.0.1</code>", owner.Body);
        var form = await owner.SubmitAsync($"{organisation.Pages}/allowlist", ("ranges", "192.0.2.0/24 office\r\n2001:db8::/32"));

        Assert.Equal((HttpStatusCode.Conflict, "conflict"), (answer.Status, answer.Code));
        Assert.Equal(HttpStatusCode.Conflict, form.StatusCode);
        Assert.Contains("This would lock you out: you come from 127.0.0.1", owner.Body);
        await owner.GetAsync($"{organisation.Pages}/allowlist");
        await owner.SubmitAsync($"{organisation.Pages}/allowlist", ("ranges", "192.0.2.0/24 the office\r\n\r\n127.0.0.1\tthis machine"));
        Assert.Contains("127.0.0.1/32 this machine\n192.0.2.0/24 the office", WebUtility.HtmlDecode(owner.Body));
    }

    [Theory]
    [InlineData("192.0.2.1/24")]
    [InlineData("example.com")]
    [InlineData("")]
    public async Task What_is_no_range_is_refused(string range)
    {
        using var organisation = await TestOrganisation.CreateAsync(server);

        var answer = await SetAsync(organisation, "127.0.0.1", range);

        Assert.Equal((HttpStatusCode.BadRequest, "invalid_request"), (answer.Status, answer.Code));
        Assert.Empty((await organisation.ApiOf(organisation.Owner).GetAsync($"{organisation.Api}/allowlist")).Items);
    }

    [Fact]
    public async Task Its_operator_opens_an_organisation_that_locked_itself_out_and_both_ledgers_tell_why()
    {
        using var organisation = await TestOrganisation.CreateAsync(server);
        var addresses = server.App.Services.GetRequiredService<AllowedAddresses>();
        await SetAsync(organisation, "127.0.0.1");
        var elsewhere = organisation.ApiOf(organisation.Owner, from: "127.0.0.2");
        await Soon.UntilAsync(async () => (await elsewhere.GetAsync($"{organisation.Api}/members")).Status == HttpStatusCode.NotFound);

        await Assert.ThrowsAsync<PlatformException>(() => addresses.ClearAsync(organisation.Name, "operator root", " ", TestContext.Current.CancellationToken));
        Assert.False(await addresses.ClearAsync("no-such-one", "operator root", "call 17", TestContext.Current.CancellationToken));
        Assert.True(await addresses.ClearAsync(organisation.Name, "operator root", "call 17", TestContext.Current.CancellationToken));

        await Soon.UntilAsync(async () => (await elsewhere.GetAsync($"{organisation.Api}/members")).Status == HttpStatusCode.OK);
        await organisation.Owner.GetAsync($"{organisation.Pages}/ledger");
        Assert.Contains("allowlist.clear", organisation.Owner.Body);
        Assert.Contains("call 17", organisation.Owner.Body);
        Assert.Contains("operator root", organisation.Owner.Body);
    }

    private static Task<Answer> SetAsync(TestOrganisation organisation, params string[] ranges) =>
        organisation.ApiOf(organisation.Owner).PutAsync($"{organisation.Api}/allowlist", new { ranges = ranges.Select(range => new { range }) });
}
