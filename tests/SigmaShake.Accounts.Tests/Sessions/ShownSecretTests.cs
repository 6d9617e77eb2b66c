using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SigmaShake.Accounts.Identity.Attempts;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Storage;
using SigmaShake.Server.Testing;

namespace SigmaShake.Accounts.Tests.Sessions;

/// <summary>Abuse 24: what lets somebody in is good whole, until its last moment, and no longer; what is not quite it uses nothing up.</summary>
public sealed class ShownSecretTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_that_signs_in()
    {
        var link = await server.LinkAsync("ines");
        using var browser = server.Browse();
        async Task<HttpStatusCode> FollowAsync(string text)
        {
            await browser.GetAsync("/sign-in/any");
            return (await browser.PostAsync("/sign-in", [.. Browser.HiddenFields(browser.Body).Where(field => field.Name != "token"), ("token", text)])).StatusCode;
        }

        foreach (var other in AlmostLike(link)) Assert.Equal(HttpStatusCode.Forbidden, await FollowAsync(other));
        await ExpireLinksAsync(DateTimeOffset.UtcNow);
        Assert.Equal(HttpStatusCode.Forbidden, await FollowAsync(link));
        await ExpireLinksAsync(DateTimeOffset.UtcNow.AddMinutes(1));
        Assert.Equal(HttpStatusCode.OK, await FollowAsync(link));
    }

    [Fact]
    public async Task A_sessions_cookie()
    {
        using var browser = await server.SignInAsync("jule");
        var cookie = browser.Cookies[SessionCookie.Name];
        async Task<HttpStatusCode> ShowAsync(string text)
        {
            browser.SetCookie(SessionCookie.Name, text);
            return (await browser.GetAsync("/")).StatusCode;
        }

        foreach (var other in AlmostLike(cookie)) Assert.Equal(HttpStatusCode.Unauthorized, await ShowAsync(other));
        Assert.Equal(HttpStatusCode.OK, await ShowAsync(cookie));
        await ExpireSessionsAsync("jule", DateTimeOffset.UtcNow);
        Assert.Equal(HttpStatusCode.Unauthorized, await ShowAsync(cookie));
        await ExpireSessionsAsync("jule", DateTimeOffset.UtcNow.AddMinutes(1));
        Assert.Equal(HttpStatusCode.OK, await ShowAsync(cookie));
    }

    [Fact]
    public async Task A_link_that_invites()
    {
        using var organisation = await TestOrganisation.CreateAsync(server);
        var kim = await organisation.StrangerAsync("kim");
        var link = await organisation.InviteAsync(organisation.Owner, organisation.AddressOf("kim"), "member");

        foreach (var other in AlmostLike(link)) Assert.Equal(HttpStatusCode.NotFound, (await kim.GetAsync($"/invitations/{other}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, await TestOrganisation.AcceptAsync(kim, link));
    }

    [Fact]
    public void An_offer_to_sign_in()
    {
        var clock = new StandingClock(TimeProvider.System.GetUtcNow());
        var offers = new Offers(server.App.Services.GetRequiredService<IDataProtectionProvider>(), clock);
        var text = offers.Seal(new Offer("login", "org_x", "ada@example.com", null, null));
        var bytes = WebEncoders.Base64UrlDecode(text);
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var changed = bytes.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Null(offers.Open(WebEncoders.Base64UrlEncode(changed)));
        }

        for (var length = 0; length < bytes.Length; length++) Assert.Null(offers.Open(WebEncoders.Base64UrlEncode(bytes[..length])));
        Assert.NotNull(offers.Open(text));
        clock.Now += Offers.Life - TimeSpan.FromMilliseconds(1);
        Assert.NotNull(offers.Open(text));
        clock.Now += TimeSpan.FromMilliseconds(1);
        Assert.Null(offers.Open(text));
    }

    // One letter changed in each place, cut to every length, one letter more.
    private static IEnumerable<string> AlmostLike(string text)
    {
        for (var i = 0; i < text.Length; i++) yield return $"{text[..i]}{(text[i] == 'x' ? 'y' : 'x')}{text[(i + 1)..]}";
        for (var length = 1; length < text.Length; length++) yield return text[..length];
        yield return text + "x";
    }

    private async Task ExpireLinksAsync(DateTimeOffset at)
    {
        var ms = at.ToUnixTimeMilliseconds();
        await using var control = server.App.Services.GetRequiredService<Databases>().OpenControl();
        await control.SignInLinks.ExecuteUpdateAsync(row => row.SetProperty(link => link.ExpiresMs, ms), Cancellation);
    }

    private async Task ExpireSessionsAsync(string name, DateTimeOffset at)
    {
        var ms = at.ToUnixTimeMilliseconds();
        await using var control = server.App.Services.GetRequiredService<Databases>().OpenControl();
        var person = await control.People.Where(row => row.Name == name).Select(row => row.Id).SingleAsync(Cancellation);
        await control.Sessions.Where(row => row.PersonId == person).ExecuteUpdateAsync(row => row.SetProperty(session => session.ExpiresMs, ms), Cancellation);
    }

    private sealed class StandingClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
