using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SigmaShake.Accounts.Domains;
using SigmaShake.Accounts.Storage;
using SigmaShake.Accounts.Tests.Identity;
using SigmaShake.Platform.Audit;
using SigmaShake.Platform.Storage;
using SigmaShake.Server.Testing;

namespace SigmaShake.Accounts.Tests.Domains;

/// <summary>A domain is an organisation's when its DNS says so, and as long as it does.</summary>
public sealed class DomainTests(SignInServer server) : IClassFixture<SignInServer>
{
    [Theory]
    [InlineData("nothing.test", null, "The record is not there yet")]
    [InlineData("other.test", "sigmashake-domain=another", "The record is not there yet")]
    [InlineData("almost.test", "{0}x", "The record is not there yet")]
    public async Task Without_the_proof_it_is_not(string domain, string? record, string problem)
    {
        using var admin = await ClaimAsync("acme", domain);
        if (record is not null) server.Dns.Records[$"_sigmashake.{domain}"] = [record.Replace("{0}", SignInServer.ChallengeOf(admin, domain), StringComparison.Ordinal)];

        var response = await admin.SubmitAsync($"/o/acme/identity/domains/{domain}/verify");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(problem, admin.Body);
    }

    [Fact]
    public async Task Among_many_and_long_records_it_is_found_over_TCP()
    {
        using var admin = await ClaimAsync("acme", "long.test");
        server.Dns.Records["_sigmashake.long.test"] = [new string('x', 600), "v=spf1 -all", SignInServer.ChallengeOf(admin, "long.test")];
        var before = server.Dns.OverTcp;

        Assert.Equal(HttpStatusCode.OK, (await admin.SubmitAsync("/o/acme/identity/domains/long.test/verify")).StatusCode);
        Assert.True(server.Dns.OverTcp > before);
    }

    [Fact]
    public async Task Of_two_organisations_the_first_that_proves_it_has_it()
    {
        using var admin = await server.Server.SignInAsync();
        await admin.SubmitAsync("/organisations", ("name", "second"), ("title", "Second"));

        var response = await server.ProveAsync(admin, "second", "acme.test");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Another organisation has proved that this domain is its own", admin.Body);
        Assert.DoesNotContain(">acme<", admin.Body[admin.Body.IndexOf("<main", StringComparison.Ordinal)..]);
    }

    [Fact]
    public async Task A_proof_is_of_one_organisation_and_not_of_whoever_copies_the_name()
    {
        using var admin = await ClaimAsync("acme", "mine.test");
        var challenge = SignInServer.ChallengeOf(admin, "mine.test");
        await admin.GetAsync("/");
        await admin.SubmitAsync("/organisations", ("name", "copycat"), ("title", "Copycat"));
        await admin.GetAsync("/o/copycat/identity");
        await admin.SubmitAsync("/o/copycat/identity/domains", ("domain", "mine.test"));

        Assert.NotEqual(challenge, SignInServer.ChallengeOf(admin, "mine.test"));
        server.Dns.Records["_sigmashake.mine.test"] = [challenge];
        Assert.Equal(HttpStatusCode.BadRequest, (await admin.SubmitAsync("/o/copycat/identity/domains/mine.test/verify")).StatusCode);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("1.2.3.4")]
    [InlineData("-x.test")]
    [InlineData("x..test")]
    [InlineData("*.test")]
    [InlineData("exämple.test")]
    public async Task What_is_no_domain_is_not_claimed(string domain)
    {
        using var admin = await server.Server.SignInAsync();
        await admin.GetAsync("/o/acme/identity");

        Assert.Equal(HttpStatusCode.BadRequest, (await admin.SubmitAsync("/o/acme/identity/domains", ("domain", domain))).StatusCode);
    }

    [Fact]
    public async Task A_proof_that_is_gone_for_a_week_counts_no_more_and_a_DNS_that_is_down_takes_nothing()
    {
        using var admin = await server.Server.SignInAsync();
        await server.ProveAsync(admin, "acme", "sold.test");
        var clock = new ShiftedClock();
        await WatchAsync(clock, TimeSpan.FromDays(2), isBroken: true);
        Assert.True(await IsVerifiedAsync("sold.test"));

        var record = server.Dns.Records["_sigmashake.sold.test"];
        server.Dns.Records.TryRemove("_sigmashake.sold.test", out _);
        await WatchAsync(clock, TimeSpan.FromDays(2), isBroken: false);
        Assert.True(await IsVerifiedAsync("sold.test"));
        await admin.GetAsync("/o/acme/identity");
        Assert.Contains("verified, record missing since", admin.Body);

        server.Dns.Records["_sigmashake.sold.test"] = record;
        await WatchAsync(clock, TimeSpan.FromDays(2), isBroken: false);
        server.Dns.Records.TryRemove("_sigmashake.sold.test", out _);
        await WatchAsync(clock, TimeSpan.FromDays(6), isBroken: false);
        Assert.True(await IsVerifiedAsync("sold.test"));
        await WatchAsync(clock, TimeSpan.FromDays(8), isBroken: false);
        Assert.False(await IsVerifiedAsync("sold.test"));
    }

    private async Task<Browser> ClaimAsync(string organisation, string domain)
    {
        var admin = await server.Server.SignInAsync();
        await admin.GetAsync($"/o/{organisation}/identity");
        await admin.SubmitAsync($"/o/{organisation}/identity/domains", ("domain", domain));
        return admin;
    }

    private async Task<bool> IsVerifiedAsync(string domain)
    {
        await using var database = server.Server.App.Services.GetRequiredService<Databases>().OpenControl<AccountsDatabase>();
        return await database.VerifiedDomains.AnyAsync(row => row.Domain == domain, TestContext.Current.CancellationToken);
    }

    private async Task WatchAsync(ShiftedClock clock, TimeSpan later, bool isBroken)
    {
        var services = server.Server.App.Services;
        clock.Shift += later;
        server.Dns.IsBroken = isBroken;
        using var watch = new DomainWatch(
            services.GetRequiredService<Databases>(), services.GetRequiredService<DomainProof>(), services.GetRequiredService<AuditTrail>(), clock, NullLogger<DomainWatch>.Instance);
        await watch.CheckAsync(TestContext.Current.CancellationToken);
        server.Dns.IsBroken = false;
    }

    private sealed class ShiftedClock : TimeProvider
    {
        public TimeSpan Shift { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Shift;
    }
}
