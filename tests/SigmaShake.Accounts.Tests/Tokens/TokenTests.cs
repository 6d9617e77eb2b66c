using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Storage;
using SigmaShake.Server.Testing;
using SigmaShake.Testing;

namespace SigmaShake.Accounts.Tests.Tokens;

public sealed class TokenTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task It_does_what_it_is_for_and_no_more_than_its_owner_may()
    {
        using var organisation = await TestOrganisation.CreateAsync(server);
        var kim = await organisation.AddAsync("kim", "auditor");
        var (_, text) = await organisation.TokenAsync(kim, "members.read", "access.read");
        var api = organisation.ApiWith(text);

        Assert.Matches("^ssg_pat_[0-9A-Za-z]{36}$", text);
        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync($"{organisation.Api}/members")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync($"{organisation.Api}/allowlist")).Status);
        await organisation.SetRolesAsync(organisation.Owner, "kim", "member");
        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync($"{organisation.Api}/members")).Status);
        await organisation.SetRolesAsync(organisation.Owner, "kim", "owner");
        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync($"{organisation.Api}/members")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync($"{organisation.Api}/allowlist")).Status);
    }

    [Fact]
    public async Task In_another_organisation_it_is_as_if_there_were_none()
    {
        using var ours = await TestOrganisation.CreateAsync(server);
        using var theirs = await TestOrganisation.CreateAsync(server);
        var (_, text) = await ours.TokenAsync(ours.Owner, "members.read");

        var answer = await ours.ApiWith(text).GetAsync($"{theirs.Api}/members");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal(await ours.ApiWith(text).GetAsync("/api/v1/organisations/no-such-one/members"), answer);
    }

    [Fact]
    public async Task Changed_cut_revoked_or_over_by_a_moment_it_is_nobodys()
    {
        using var organisation = await TestOrganisation.CreateAsync(server);
        var (id, text) = await organisation.TokenAsync(organisation.Owner, "members.read");
        for (var i = 0; i < text.Length; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusOfAsync(organisation, $"{text[..i]}{(text[i] == 'x' ? 'y' : 'x')}{text[(i + 1)..]}"));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusOfAsync(organisation, text[..^1]));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusOfAsync(organisation, text + "0"));
        Assert.Equal(HttpStatusCode.OK, await StatusOfAsync(organisation, text));
        await ExpireAsync(id, DateTimeOffset.UtcNow);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusOfAsync(organisation, text));
        await ExpireAsync(id, DateTimeOffset.UtcNow.AddMinutes(1));
        Assert.Equal(HttpStatusCode.OK, await StatusOfAsync(organisation, text));
        Assert.Equal(HttpStatusCode.NoContent, (await organisation.ApiOf(organisation.Owner).DeleteAsync($"{organisation.Api}/tokens/{id}")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusOfAsync(organisation, text));
    }

    [Fact]
    public async Task It_is_for_programs_and_never_shown_beside_a_session()
    {
        using var organisation = await TestOrganisation.CreateAsync(server);
        var (_, text) = await organisation.TokenAsync(organisation.Owner, "organisation.read", "members.read");
        using var both = new ApiClient(server.Address, text, $"{SessionCookie.Name}={organisation.Owner.Cookies[SessionCookie.Name]}");

        Assert.Equal(HttpStatusCode.Unauthorized, (await organisation.ApiWith(text).GetAsync(organisation.Pages)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await organisation.ApiWith(text).GetAsync("/account/sessions")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await organisation.ApiWith(text).GetAsync("/")).Status);
        Assert.All([await both.GetAsync($"{organisation.Api}/members"), await both.GetAsync(organisation.Pages), await both.GetAsync("/")], answer => Assert.Equal(HttpStatusCode.BadRequest, answer.Status));
    }

    [Fact]
    public async Task Whoever_shows_a_token_makes_no_token_that_outlives_it()
    {
        using var organisation = await TestOrganisation.CreateAsync(server);
        var (_, text) = await organisation.TokenAsync(organisation.Owner, "organisation.read");

        var answer = await organisation.ApiWith(text).PostAsync($"{organisation.Api}/tokens", new { name = "next", permissions = (string[])["organisation.read"] });

        Assert.Equal((HttpStatusCode.Forbidden, "not_allowed"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("", "members.read", 30, HttpStatusCode.BadRequest)]
    [InlineData("two\nlines", "members.read", 30, HttpStatusCode.BadRequest)]
    [InlineData("fine", "members.fly", 30, HttpStatusCode.BadRequest)]
    [InlineData("fine", "", 30, HttpStatusCode.BadRequest)]
    [InlineData("fine", "members.read", 91, HttpStatusCode.BadRequest)]
    [InlineData("fine", "members.read", 0, HttpStatusCode.BadRequest)]
    [InlineData("fine", "members.read", -1, HttpStatusCode.BadRequest)]
    [InlineData("fine", "fleet.publish", 30, HttpStatusCode.Forbidden)]
    public async Task What_cannot_be_is_not_made(string name, string permissions, int days, HttpStatusCode status)
    {
        using var organisation = await TestOrganisation.CreateAsync(server);
        var api = organisation.ApiOf(await organisation.AddAsync("kim", "auditor"));

        var answer = await api.PostAsync($"{organisation.Api}/tokens", new { name, permissions = permissions.Split(' ', StringSplitOptions.RemoveEmptyEntries), days });

        Assert.Equal(status, answer.Status);
        Assert.Empty((await api.GetAsync($"{organisation.Api}/tokens")).Items);
    }

    [Fact]
    public async Task It_is_shown_once_and_kept_nowhere_and_the_ledger_names_it()
    {
        using var organisation = await TestOrganisation.CreateAsync(server);
        var owner = organisation.Owner;
        await owner.GetAsync($"{organisation.Pages}/tokens");
        await owner.SubmitAsync($"{organisation.Pages}/tokens", ("name", "laptop"), ("days", "7"), ("permissions", "members.read"), ("permissions", "members.write"));
        var text = owner.Body[owner.Body.IndexOf("ssg_pat_", StringComparison.Ordinal)..][..44];

        await owner.GetAsync($"{organisation.Pages}/tokens");
        Assert.Contains("laptop", owner.Body);
        Assert.DoesNotContain(text, owner.Body);
        await owner.GetAsync($"{organisation.Pages}/ledger");
        Assert.Contains("token.create", owner.Body);
        Assert.DoesNotContain("ssg_pat_", owner.Body);
        foreach (var file in Directory.EnumerateFiles(server.Data, "*", SearchOption.AllDirectories)) Assert.Equal(-1, File.ReadAllBytes(file).AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(text)));
    }

    [Fact]
    public async Task Its_last_use_is_written_down_soon()
    {
        using var organisation = await TestOrganisation.CreateAsync(server);
        var (_, text) = await organisation.TokenAsync(organisation.Owner, "members.read");
        var api = organisation.ApiOf(organisation.Owner);
        Assert.Null((await api.GetAsync($"{organisation.Api}/tokens")).Items.Single().GetProperty("last_used").GetString());

        await organisation.ApiWith(text).GetAsync($"{organisation.Api}/members");

        await Deadline.UntilAsync(async () => (await api.GetAsync($"{organisation.Api}/tokens")).Items.Single().GetProperty("last_used").GetString() is not null, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Others_tokens_are_seen_and_ended_by_those_who_may()
    {
        using var organisation = await TestOrganisation.CreateAsync(server);
        var kim = await organisation.AddAsync("kim", "member");
        var lee = await organisation.AddAsync("lee", "auditor");
        var (id, _) = await organisation.TokenAsync(kim, "organisation.read");

        Assert.Equal(HttpStatusCode.NotFound, (await organisation.ApiOf(kim).GetAsync($"{organisation.Api}/tokens/all")).Status);
        Assert.Equal(id, (await organisation.ApiOf(lee).GetAsync($"{organisation.Api}/tokens/all")).Items.Single().GetProperty("id").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await organisation.ApiOf(lee).DeleteAsync($"{organisation.Api}/tokens/{id}")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await organisation.ApiOf(organisation.Owner).DeleteAsync($"{organisation.Api}/tokens/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await organisation.ApiOf(organisation.Owner).DeleteAsync($"{organisation.Api}/tokens/{id}")).Status);
    }

    private static async Task<HttpStatusCode> StatusOfAsync(TestOrganisation organisation, string token) => (await organisation.ApiWith(token).GetAsync($"{organisation.Api}/members")).Status;

    private async Task ExpireAsync(string id, DateTimeOffset at)
    {
        var (row, ms) = (Guid.Parse(id), at.ToUnixTimeMilliseconds());
        await using var control = server.App.Services.GetRequiredService<Databases>().OpenControl();
        await control.AccessTokens.Where(one => one.Id == row).ExecuteUpdateAsync(one => one.SetProperty(token => token.ExpiresMs, ms), TestContext.Current.CancellationToken);
    }
}
