using System.Net;
using SigmaShake.Platform.Http;
using SigmaShake.Server.Testing;

namespace SigmaShake.Accounts.Tests.Identity;

/// <summary>Signing in through an organisation's provider that does as it should.</summary>
public sealed class ProviderSignInTests(SignInServer server) : IClassFixture<SignInServer>
{
    [Fact]
    public async Task From_a_typed_address_to_the_organisations_page()
    {
        using var browser = server.Server.Browse();

        var response = await SignInServer.SignInAsync(browser, "Ada@Acme.test ");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("/o/acme", response.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains(">Ada</a>", browser.Body);
        Assert.Contains(SessionCookie.Name, browser.Cookies.Keys);
        Assert.DoesNotContain(browser.Cookies.Keys, name => name.Contains("attempt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_provider_is_asked_for_a_code_with_everything_that_binds_it()
    {
        using var browser = server.Server.Browse();
        await SignInServer.SignInAsync(browser);
        var first = server.Provider.LastRequest;
        await SignInServer.SignInAsync(browser);
        var second = server.Provider.LastRequest;

        Assert.Equal(("code", ProviderStandIn.ClientId, "S256", "openid email profile"), (first["response_type"], first["client_id"], first["code_challenge_method"], first["scope"]));
        Assert.Equal($"{server.Server.Address}/o/acme/sign-in/okta/callback", first["redirect_uri"]);
        Assert.Equal("ada@acme.test", first["login_hint"]);
        foreach (var name in new[] { "state", "nonce", "code_challenge" })
        {
            Assert.Equal(43, first[name].Length);
            Assert.NotEqual(first[name], second[name]);
        }
    }

    [Fact]
    public async Task Whoever_comes_again_is_the_same_person_whatever_their_address_is_now()
    {
        using var browser = server.Server.Browse();
        await SignInServer.SignInAsync(browser);
        await browser.GetAsync("/account/logins");
        Assert.Contains("<li>ada@acme.test</li>", browser.Body);

        server.Provider.Claims["email"] = "ada.married@acme.test";
        await SignInServer.SignInAsync(browser);
        server.Provider.Claims["email"] = "ada@acme.test";
        await browser.GetAsync("/account/logins");

        Assert.Contains("<li>ada@acme.test</li>", browser.Body);
        Assert.Contains("<li>ada.married@acme.test</li>", browser.Body);
    }

    [Fact]
    public async Task Whoever_was_taken_out_of_the_organisation_is_not_in_it_again_by_coming_back()
    {
        using var browser = server.Server.Browse();
        (server.Provider.Claims["email"], server.Provider.Claims["sub"], server.Provider.Claims["name"]) = ("mallory@acme.test", "mallory", "Mallory");
        await SignInServer.SignInAsync(browser, "mallory@acme.test");
        using var admin = await server.Server.SignInAsync();
        await admin.GetAsync("/o/acme/members");
        var page = System.Text.RegularExpressions.Regex.Match(admin.Body, "/o/acme/members/[0-9a-f-]{36}(?=\">Mallory<)", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        await admin.GetAsync(page);
        await admin.SubmitAsync($"{page}/remove");

        var response = await SignInServer.SignInAsync(browser, "mallory@acme.test");
        (server.Provider.Claims["email"], server.Provider.Claims["sub"], server.Provider.Claims["name"]) = ("ada@acme.test", "ada", "Ada");

        Assert.Equal("/", response.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/o/acme")).StatusCode);
    }

    [Fact]
    public async Task An_address_that_the_token_does_not_say_is_asked_for()
    {
        using var browser = server.Server.Browse();
        (server.Provider.Claims["email"], server.Provider.Claims["sub"]) = (null, "bob");
        server.Provider.UserInfo = new Dictionary<string, object?> { ["sub"] = "bob", ["email"] = "bob@acme.test", ["email_verified"] = true };

        var response = await SignInServer.SignInAsync(browser);
        (server.Provider.Claims["email"], server.Provider.Claims["sub"], server.Provider.UserInfo) = ("ada@acme.test", "ada", null);

        Assert.Equal("/o/acme", response.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task A_session_that_was_there_before_is_over()
    {
        using var browser = server.Server.Browse();
        await SignInServer.SignInAsync(browser);
        var old = browser.Cookies[SessionCookie.Name];
        await SignInServer.SignInAsync(browser);
        Assert.NotEqual(old, browser.Cookies[SessionCookie.Name]);

        using var thief = server.Server.Browse();
        thief.SetCookie(SessionCookie.Name, old);
        Assert.Equal(HttpStatusCode.Unauthorized, (await thief.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task Its_secret_is_in_no_file_as_it_is()
    {
        using var browser = server.Server.Browse();
        await SignInServer.SignInAsync(browser);

        foreach (var file in Directory.EnumerateFiles(server.Server.Data, "*", SearchOption.AllDirectories)) Assert.Equal(-1, File.ReadAllBytes(file).AsSpan().IndexOf("s3cret & more"u8));
    }

    [Fact]
    public async Task Keys_are_read_once_and_made_up_names_of_keys_make_no_traffic()
    {
        using var browser = server.Server.Browse();
        await SignInServer.SignInAsync(browser);
        var before = server.Provider.KeysRead;

        server.Provider.Header["kid"] = "made-up";
        for (var i = 0; i < 3; i++) await SignInServer.SignInAsync(browser);
        server.Provider.Header["kid"] = "k1";
        await SignInServer.SignInAsync(browser);

        Assert.Equal(before, server.Provider.KeysRead);
    }
}
