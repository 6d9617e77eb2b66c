using System.Diagnostics;
using SigmaShake.Platform.Http;

namespace SigmaShake.Accounts.Tests.Access;

/// <summary>A request that is held ends within a second or so when what it rests on is gone, and no other does.</summary>
public sealed class HeldRequestTests(HoldingServer holding) : IClassFixture<HoldingServer>
{
    [Fact]
    public async Task When_the_session_ends()
    {
        using var organisation = await TestOrganisation.CreateAsync(holding.Server);
        var kim = await organisation.AddAsync("kim", "member");
        await EndsAsync(organisation, organisation.ApiOf(kim), () => kim.SubmitAsync("/sign-out"));
    }

    [Fact]
    public async Task When_the_token_is_revoked()
    {
        using var organisation = await TestOrganisation.CreateAsync(holding.Server);
        var kim = await organisation.AddAsync("kim", "member");
        var (id, text) = await organisation.TokenAsync(kim, "organisation.read");
        await EndsAsync(organisation, organisation.ApiWith(text), () => organisation.ApiOf(kim).DeleteAsync($"{organisation.Api}/tokens/{id}"));
    }

    [Fact]
    public async Task When_somebody_is_removed()
    {
        using var organisation = await TestOrganisation.CreateAsync(holding.Server);
        var kim = await organisation.AddAsync("kim", "member");
        var id = await organisation.IdOfAsync("kim");
        await EndsAsync(organisation, organisation.ApiOf(kim), () => organisation.ApiOf(organisation.Owner).DeleteAsync($"{organisation.Api}/members/{id}"));
    }

    [Fact]
    public async Task When_the_permission_is_taken()
    {
        using var organisation = await TestOrganisation.CreateAsync(holding.Server);
        await organisation.ApiOf(organisation.Owner).PostAsync($"{organisation.Api}/roles", new { name = "nothing", allow = (string[])[], deny = (string[])["organisation.read"] });
        var kim = await organisation.AddAsync("kim", "member");
        await EndsAsync(organisation, organisation.ApiOf(kim), () => organisation.SetRolesAsync(organisation.Owner, "kim", "member", "nothing"));
    }

    [Fact]
    public async Task When_the_address_is_not_allowed_any_more()
    {
        using var organisation = await TestOrganisation.CreateAsync(holding.Server);
        var kim = await organisation.AddAsync("kim", "member");
        await EndsAsync(organisation, organisation.ApiOf(kim, from: "127.0.0.3"), () => organisation.ApiOf(organisation.Owner).PutAsync($"{organisation.Api}/allowlist", new { ranges = new[] { new { range = "127.0.0.1" } } }));
    }

    // The owner's own request is held beside it all the time.
    private static async Task EndsAsync(TestOrganisation organisation, ApiClient client, Func<Task> change)
    {
        using var other = new ApiClient(organisation.Server.Address, cookie: $"{SessionCookie.Name}={organisation.Owner.Cookies[SessionCookie.Name]}");
        var (held, others) = (client.GetAsync($"{organisation.Api}/held"), other.GetAsync($"{organisation.Api}/held"));
        await Soon.UntilAsync(() => Task.FromResult(HoldingServer.Held(organisation.Name) == 2));

        await change();
        var clock = Stopwatch.StartNew();
        Assert.Equal("ended", (await held.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken)).Body);

        Assert.True(clock.Elapsed < Soon.Limit, $"it took {clock.Elapsed}");
        Assert.False(others.IsCompleted);
    }
}
