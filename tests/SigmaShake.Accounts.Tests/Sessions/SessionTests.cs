using System.Net;
using SigmaShake.Platform.Http;
using SigmaShake.Server.Testing;

namespace SigmaShake.Accounts.Tests.Sessions;

public sealed class SessionTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Api = "/api/v1/sessions";

    [Fact]
    public async Task Somebody_sees_where_they_are_signed_in_and_ends_what_they_do_not_know()
    {
        using var here = await server.SignInAsync("kim");
        using var there = await server.SignInAsync("kim");

        await here.GetAsync("/account/sessions");
        Assert.Contains("127.0.0.1", here.Body);
        Assert.Contains("(this one)", here.Body);
        Assert.Equal(HttpStatusCode.OK, (await here.SubmitAsync($"/account/sessions/{Other(here.Body)}/end")).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await there.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_session_and_nobody_elses()
    {
        using var here = await server.SignInAsync("lee");
        using var there = await server.SignInAsync("lee");
        using var other = await server.SignInAsync("max");

        await here.GetAsync("/account/sessions");
        await here.SubmitAsync("/account/sessions/end-all");

        Assert.Equal(HttpStatusCode.Unauthorized, (await there.GetAsync("/")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await here.GetAsync("/")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task Nobody_ends_somebody_elses()
    {
        using var mine = await server.SignInAsync("ann");
        using var theirs = await server.SignInAsync("bob");
        await theirs.GetAsync("/account/sessions");
        var id = theirs.Body.Split("action=\"/account/sessions/")[1].Split('/')[0];
        await mine.GetAsync("/account/sessions");
        var fields = Browser.HiddenFields(mine.Body).DistinctBy(field => field.Name).ToArray();

        Assert.Equal(HttpStatusCode.NotFound, (await mine.PostAsync($"/account/sessions/{id}/end", fields)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await theirs.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task The_api_lists_them_ends_one_and_ends_all()
    {
        using var organisation = await TestOrganisation.CreateAsync(server);
        using var here = await server.SignInAsync("ida");
        using var there = await server.SignInAsync("ida");
        using var other = await server.SignInAsync("uwe");
        var (mine, theirs) = (organisation.ApiOf(here), organisation.ApiOf(other));

        var sessions = (await mine.GetAsync(Api)).Items;
        Assert.Equal([false, true], sessions.Select(session => session.GetProperty("is_current").GetBoolean()));
        Assert.All(sessions, session => Assert.Equal("127.0.0.1", session.GetProperty("address").GetString()));
        var id = sessions[0].GetProperty("id").GetString();

        // Nobody ends somebody else's, or learns that there is one.
        Assert.Equal(await theirs.DeleteAsync($"{Api}/{Guid.NewGuid()}"), await theirs.DeleteAsync($"{Api}/{id}"));
        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync("/")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await mine.DeleteAsync($"{Api}/{id}")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await there.GetAsync("/")).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await mine.DeleteAsync(Api)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await mine.GetAsync(Api)).Status);
        Assert.Equal(HttpStatusCode.OK, (await theirs.GetAsync(Api)).Status);
    }

    [Fact]
    public async Task A_token_shows_and_ends_none()
    {
        using var organisation = await TestOrganisation.CreateAsync(server);
        var program = organisation.ApiWith((await organisation.TokenAsync(organisation.Owner, "organisation.read")).Text);

        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync(Api)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.DeleteAsync(Api)).Status);
        Assert.Equal(HttpStatusCode.OK, (await organisation.Owner.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task Signing_in_again_ends_the_session_before_it_in_the_same_browser()
    {
        using var browser = await server.SignInAsync("eve");
        var before = browser.Cookies[SessionCookie.Name];
        await browser.GetAsync($"/sign-in/{await server.LinkAsync("eve")}");
        await browser.SubmitAsync("/sign-in");
        using var thief = server.Browse();
        thief.SetCookie(SessionCookie.Name, before);

        Assert.NotEqual(before, browser.Cookies[SessionCookie.Name]);
        Assert.Equal(HttpStatusCode.Unauthorized, (await thief.GetAsync("/")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task Of_many_sessions_the_oldest_ends()
    {
        using var first = await server.SignInAsync("zoe");
        for (var i = 0; i < Platform.Sessions.OpenSessions.MaxOfPerson; i++) (await server.SignInAsync("zoe")).Dispose();

        Assert.Equal(HttpStatusCode.Unauthorized, (await first.GetAsync("/")).StatusCode);
    }

    // The session that does not ask.
    private static string Other(string page) => page.Split("<th scope=\"row\"")
        .Single(row => row.Contains("/end\"", StringComparison.Ordinal) && !row.Contains("(this one)", StringComparison.Ordinal))
        .Split("action=\"/account/sessions/")[1].Split('/')[0];
}
