using System.Net;
using SigmaShake.Platform.Http;
using SigmaShake.Server.Testing;

namespace SigmaShake.Accounts.Tests.Identity;

/// <summary>Signing in with GitHub and Google, by what stands in for them: addresses count that they have verified.</summary>
public sealed class PublicSignInTests : IAsyncLifetime
{
    private readonly GitHubStandIn _gitHub = new();
    private readonly ProviderStandIn _google = new();
    private readonly RunningServer _server = new();

    public async ValueTask InitializeAsync()
    {
        await _gitHub.InitializeAsync();
        await _google.InitializeAsync();
        _google.Metadata["token_endpoint_auth_methods_supported"] = new[] { "client_secret_basic" };
        _google.Metadata["grant_types_supported"] = new[] { "authorization_code" };
        _google.Metadata["response_modes_supported"] = new[] { "query" };
        _google.Metadata["scopes_supported"] = new[] { "openid", "email", "profile" };
        _server.Accounts = new AccountsOptions
        {
            GitHub = new ProviderClient(GitHubStandIn.ClientId, GitHubStandIn.ClientSecret) { Address = new Uri(_gitHub.Address) },
            Google = new ProviderClient(ProviderStandIn.ClientId, ProviderStandIn.ClientSecret) { Address = new Uri(_google.Issuer) },
        };
        await _server.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _google.DisposeAsync();
        await _gitHub.DisposeAsync();
    }

    [Fact]
    public async Task Who_signs_in_with_GitHub_has_the_addresses_that_it_has_verified()
    {
        _gitHub.Emails = [Email("octo@cat.test", true), Email("other@cat.test", false), Email("Second@Cat.test", true)];
        using var browser = _server.Browse();

        var response = await SignInAsync(browser, "GitHub");

        Assert.True(response.IsSuccessStatusCode, string.Join("; ", SignInServer.RefusalsOf(_server)));
        Assert.Equal("/", response.RequestMessage!.RequestUri!.AbsolutePath);
        await browser.GetAsync("/account/logins");
        Assert.Contains(">The Octocat</a>", browser.Body);
        Assert.Contains("<li>octo@cat.test</li>", browser.Body);
        Assert.Contains("<li>second@cat.test</li>", browser.Body);
        Assert.DoesNotContain("other@cat.test", browser.Body);
        Assert.DoesNotContain("shown@everybody.test", browser.Body);
        Assert.Equal($"{_server.Address}/sign-in/with/github/callback", _gitHub.LastRequest["redirect_uri"]);
        Assert.Equal("S256", _gitHub.LastRequest["code_challenge_method"]);
        Assert.Contains("user:email", _gitHub.LastRequest["scope"]);
    }

    [Fact]
    public async Task Who_has_no_verified_address_is_not_signed_in()
    {
        _gitHub.Emails = [Email("octo@cat.test", false)];
        using var browser = _server.Browse();

        AssertRefused(await SignInAsync(browser, "GitHub"), browser);
    }

    [Fact]
    public async Task Who_signs_in_with_Google_has_the_address_that_it_has_verified()
    {
        (_google.Claims["email"], _google.Claims["sub"]) = ("ada@gmail.test", "1101");
        using var browser = _server.Browse();

        var response = await SignInAsync(browser, "Google");

        Assert.True(response.IsSuccessStatusCode, string.Join("; ", SignInServer.RefusalsOf(_server)));
        await browser.GetAsync("/account/logins");
        Assert.Contains("<li>ada@gmail.test</li>", browser.Body);
    }

    [Fact]
    public async Task What_Google_has_not_verified_does_not_count()
    {
        _google.Claims["email_verified"] = false;
        using var browser = _server.Browse();

        AssertRefused(await SignInAsync(browser, "Google"), browser);
    }

    [Fact]
    public async Task A_second_login_is_added_where_both_have_the_address()
    {
        _gitHub.Emails = [Email("ada@gmail.test", true)];
        (_google.Claims["email"], _google.Claims["sub"]) = ("ada@gmail.test", "1102");
        using var browser = _server.Browse();
        await SignInAsync(browser, "GitHub");
        using var before = _server.Browse();
        AssertRefused(await SignInAsync(before, "Google"), before);

        await browser.GetAsync("/account/logins");
        await browser.SubmitAsync("/account/logins", ("address", "ada@gmail.test"));
        var response = await browser.GetAsync(ChoiceOf(browser, "Google"));

        Assert.Equal("/account/logins", response.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains($"<li>{_google.Issuer}</li>", browser.Body);
        using var after = _server.Browse();
        await SignInAsync(after, "Google");
        await after.GetAsync("/account/logins");
        Assert.Contains(">The Octocat</a>", after.Body);
    }

    [Theory]
    [InlineData("state made up")]
    [InlineData("no state")]
    [InlineData("code made up")]
    [InlineData("no code")]
    public async Task What_is_wrong_with_an_answer_ends_in_one_sentence(string attack)
    {
        _gitHub.Emails = [Email("octo@cat.test", true)];
        _gitHub.Answer = attack switch
        {
            "state made up" => answer => answer["state"] = new string('x', 43),
            "no state" => answer => answer.Remove("state"),
            "code made up" => answer => answer["code"] = "made-up",
            _ => answer =>
            {
                answer.Remove("code");
                answer["error"] = "access_denied";
            },
        };
        using var browser = _server.Browse();

        AssertRefused(await SignInAsync(browser, "GitHub"), browser);
    }

    [Fact]
    public async Task An_answer_of_another_browser_and_one_that_came_before_sign_nobody_in()
    {
        _gitHub.Emails = [Email("octo@cat.test", true)];
        string? caught = null;
        _gitHub.Answer = answer =>
        {
            caught = $"/sign-in/with/github/callback?code={answer["code"]}&state={Uri.EscapeDataString(answer["state"]!)}";
            answer["state"] = "lost";
        };
        using var mine = _server.Browse();
        await SignInAsync(mine, "GitHub");
        _gitHub.Answer = null;

        using var other = _server.Browse();
        AssertRefused(await other.GetAsync(caught!), other);
        var cookies = mine.Cookies.ToDictionary();
        await mine.GetAsync(caught!);
        using var again = _server.Browse();
        foreach (var (name, value) in cookies) again.SetCookie(name, value);
        AssertRefused(await again.GetAsync(caught!), again);
    }

    [Theory]
    [InlineData("alg none")]
    [InlineData("another key")]
    [InlineData("another client")]
    [InlineData("another issuer")]
    [InlineData("another nonce")]
    [InlineData("expired")]
    public async Task What_is_wrong_with_Googles_token_ends_in_one_sentence(string attack)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        switch (attack)
        {
            case "alg none": (_google.Header["alg"], _google.Sign) = ("none", _ => []); break;
            case "another key": _google.Sign = data => System.Security.Cryptography.RSA.Create(2048).SignData(data, System.Security.Cryptography.HashAlgorithmName.SHA256, System.Security.Cryptography.RSASignaturePadding.Pkcs1); break;
            case "another client": _google.Claims["aud"] = "another"; break;
            case "another issuer": _google.Claims["iss"] = "https://login.example.com"; break;
            case "another nonce": _google.Claims["nonce"] = "another"; break;
            default: _google.Claims["exp"] = now - 3_600; break;
        }

        using var browser = _server.Browse();

        AssertRefused(await SignInAsync(browser, "Google"), browser);
    }

    [Fact]
    public async Task Nobody_goes_to_a_provider_without_an_offer()
    {
        using var browser = _server.Browse();

        foreach (var path in new[] { "/sign-in/with/github", "/sign-in/with/github?offer=x", "/sign-in/with/none?offer=x", "/sign-in/with/github/callback", "/sign-in/with/none/callback" }) AssertRefused(await browser.GetAsync(path), browser);
    }

    private static object Email(string address, bool isVerified) => new { email = address, verified = isVerified, primary = true, visibility = (string?)null };

    private static string ChoiceOf(Browser browser, string title)
    {
        var end = browser.Body.IndexOf($"\" rel=\"nofollow\">Continue with {title}<", StringComparison.Ordinal);
        return WebUtility.HtmlDecode(browser.Body[(browser.Body.LastIndexOf("href=\"", end, StringComparison.Ordinal) + 6)..end]);
    }

    private static async Task<HttpResponseMessage> SignInAsync(Browser browser, string title)
    {
        await browser.GetAsync("/sign-in");
        await browser.SubmitAsync("/sign-in/providers", ("address", "somebody@anywhere.test"));
        return await browser.GetAsync(ChoiceOf(browser, title));
    }

    private static void AssertRefused(HttpResponseMessage response, Browser browser)
    {
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("role=\"alert\">Signing in did not work.</p>", browser.Body);
        Assert.DoesNotContain("error_description", browser.Body);
        Assert.DoesNotContain(SessionCookie.Name, browser.Cookies.Keys);
    }
}
