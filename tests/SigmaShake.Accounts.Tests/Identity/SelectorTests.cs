using System.Diagnostics;
using System.Net;
using SigmaShake.Server.Testing;

namespace SigmaShake.Accounts.Tests.Identity;

/// <summary>The page that asks for an address tells nothing of people.</summary>
public sealed class SelectorTests(SignInServer server) : IClassFixture<SignInServer>
{
    [Fact]
    public async Task Somebody_who_is_known_and_somebody_who_is_not_get_the_same_answer()
    {
        using var ada = server.Server.Browse();
        await SignInServer.SignInAsync(ada);

        var known = await AskAsync("ada@acme.test");
        var unknown = await AskAsync("eve@acme.test");

        Assert.Contains("Continue with acme&#x27;s okta", known);
        Assert.Equal(Shape(known, "ada"), Shape(unknown, "eve"));
    }

    [Fact]
    public async Task An_answer_takes_as_long_for_a_domain_that_is_known_as_for_one_that_is_not()
    {
        using var browser = server.Server.Browse();
        await browser.GetAsync("/sign-in");
        var form = browser.Body;
        var (known, unknown) = (new List<double>(), new List<double>());
        for (var i = 0; i < 60; i++)
        {
            known.Add(await TimeAsync("ada@acme.test"));
            unknown.Add(await TimeAsync("ada@nowhere.test"));
        }

        // In pairs, so that whatever else runs here is in both; the halves that were least disturbed.
        var (one, other) = (known.Order().Take(30).Average(), unknown.Order().Take(30).Average());
        TestContext.Current.SendDiagnosticMessage("{0:F2} ms for a domain that is known, {1:F2} ms for one that is not", one, other);
        Assert.InRange(one / other, 0.5, 2);

        async Task<double> TimeAsync(string address)
        {
            var fields = Browser.HiddenFields(form).Append(("address", address)).ToArray();
            var clock = Stopwatch.StartNew();
            await browser.PostAsync("/sign-in/providers", fields);
            return clock.Elapsed.TotalMilliseconds;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("ada")]
    [InlineData("ada@localhost")]
    [InlineData("ada@acme.test, eve@acme.test")]
    [InlineData("ada@аcme.test")]
    public async Task What_is_no_address_is_asked_for_again(string text)
    {
        using var browser = server.Server.Browse();
        await browser.GetAsync("/sign-in");

        var response = await browser.SubmitAsync("/sign-in/providers", ("address", text));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Type an address such as", browser.Body);
    }

    [Theory]
    [InlineData("/o/acme/ledger", "/o/acme/ledger")]
    [InlineData("https://evil.example/", null)]
    [InlineData("//evil.example/", null)]
    [InlineData("/\\evil.example/", null)]
    [InlineData("/o/acme\r\nSet-Cookie: x=y", null)]
    public async Task Afterwards_nobody_is_sent_elsewhere(string returnTo, string? kept)
    {
        using var browser = server.Server.Browse();

        await browser.GetAsync($"/sign-in?return={Uri.EscapeDataString(returnTo)}");

        if (kept is null) Assert.DoesNotContain("name=\"return\"", browser.Body);
        else Assert.Contains($"name=\"return\" value=\"{kept}\"", browser.Body);
    }

    [Fact]
    public async Task Whoever_was_on_the_way_somewhere_gets_there()
    {
        using var browser = server.Server.Browse();
        await browser.GetAsync("/sign-in?return=/account/logins");
        await browser.SubmitAsync("/sign-in/providers", ("address", "ada@acme.test"));
        var offer = SignInServer.ChoiceOf(browser);

        var response = await browser.GetAsync(offer);

        Assert.Equal("/account/logins", response.RequestMessage!.RequestUri!.AbsolutePath);
    }

    // Without the address and what is random.
    private static string Shape(string body, string name) => System.Text.RegularExpressions.Regex.Replace(
        body.Replace(name, "NAME", StringComparison.Ordinal), "offer=[A-Za-z0-9_-]+|nonce=\"[^\"]*\"|value=\"[^\"]{40,}\"", "RANDOM", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));

    private async Task<string> AskAsync(string address)
    {
        using var browser = server.Server.Browse();
        await browser.GetAsync("/sign-in");
        await browser.SubmitAsync("/sign-in/providers", ("address", address));
        return browser.Body;
    }
}
