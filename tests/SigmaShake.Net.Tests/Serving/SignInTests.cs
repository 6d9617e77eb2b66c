using System.Net;
using SigmaShake.Net.Serving;
using SigmaShake.Net.Tests.Support;

namespace SigmaShake.Net.Tests.Serving;

public sealed class SignInTests
{
    [Fact]
    public async Task A_link_signs_in_once()
    {
        await using var dashboard = await ServedDashboard.StartAsync();
        var secret = SignInLink.Make(dashboard.Home.State, isPerson: true, dashboard.Home.Clock);

        using var looked = await dashboard.SendAsync(HttpMethod.Get, SignInPages.LinkPrefix + secret);
        using var first = await dashboard.UseLinkAsync(secret);
        using var second = await dashboard.UseLinkAsync(secret);

        Assert.Equal(HttpStatusCode.OK, looked.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, second.StatusCode);
        Assert.False(second.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Of_fifty_who_use_a_link_at_once_one_is_let_in()
    {
        await using var dashboard = await ServedDashboard.StartAsync();
        var secret = SignInLink.Make(dashboard.Home.State, isPerson: true, dashboard.Home.Clock);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => dashboard.UseLinkAsync(secret))));

        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.SeeOther));
        foreach (var answer in answers) answer.Dispose();
    }

    [Fact]
    public async Task A_link_is_over_after_ten_minutes_and_a_session_after_twelve_hours()
    {
        var clock = new ShiftedClock();
        var home = new FleetHome { Clock = clock };
        await using var dashboard = await ServedDashboard.StartAsync(home);
        var secret = SignInLink.Make(home.State, isPerson: true, clock);
        clock.By += SignInLink.Life;
        Assert.Null(SignInLink.Use(home.State, secret, clock));

        await dashboard.ReadAsync("/");
        clock.By += Sessions.Life;
        using var answer = await dashboard.GetAsync("/");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public void Whoever_reads_what_is_kept_of_a_link_cannot_use_it()
    {
        using var home = new FleetHome();
        var secret = SignInLink.Make(home.State, isPerson: false, home.Clock);
        var kept = File.ReadAllText(Path.Combine(home.State.Path, "dashboard-link"));

        Assert.DoesNotContain(secret, kept);
        Assert.Null(SignInLink.Use(home.State, kept.Split('\n')[0], home.Clock));
        Assert.False(SignInLink.Use(home.State, secret, home.Clock));
    }

    [Fact]
    public async Task The_cookie_goes_to_the_addresses_of_its_session_alone_and_to_no_script()
    {
        await using var dashboard = await ServedDashboard.StartAsync();
        using var answer = await dashboard.UseLinkAsync(SignInLink.Make(dashboard.Home.State, isPerson: true, dashboard.Home.Clock));
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();

        Assert.Contains($"path={answer.Headers.Location!.ToString().TrimEnd('/')}", cookie);
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=strict", cookie);
        Assert.DoesNotContain("max-age", cookie);
        Assert.DoesNotContain("expires", cookie);
    }

    [Fact]
    public async Task Nobody_who_lacks_the_cookie_or_has_another_session_s_sees_a_page()
    {
        await using var dashboard = await ServedDashboard.StartAsync();
        var (folder, cookie) = (dashboard.Folder, dashboard.Cookie);
        await dashboard.SignInAsync();

        foreach (var (path, shown) in new (string, string?)[] { ($"{folder}/log", null), ($"{folder}/log", dashboard.Cookie), ($"{dashboard.Folder}/log", cookie), ($"{folder[..^1]}/log", cookie), ("/s/", cookie), ("/log", cookie) })
        {
            using var answer = await dashboard.SendAsync(HttpMethod.Get, path, shown);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.DoesNotContain("<nav", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_what_it_listens_to()
    {
        await using var dashboard = await ServedDashboard.StartAsync();
        using var live = await dashboard.GetAsync("/live");
        using var stream = await live.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        Assert.Equal("event: mark", await reader.ReadLineAsync(TestContext.Current.CancellationToken));

        using var answer = await dashboard.PostAsync("/sign-out");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        await reader.ReadToEndAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        using var after = await dashboard.GetAsync("/");
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }
}
