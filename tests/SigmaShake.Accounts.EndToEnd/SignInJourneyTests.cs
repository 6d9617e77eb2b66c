using Microsoft.Playwright;
using SigmaShake.Accounts.EndToEnd.Provider;

namespace SigmaShake.Accounts.EndToEnd;

/// <summary>From an address that is typed to the organisation's page, by way of a provider that is not ours.</summary>
public sealed class SignInJourneyTests(Journey journey) : IClassFixture<Journey>
{
    private string Address => journey.Server.Address;

    [ProviderFact]
    public async Task Somebody_signs_in_by_typing_an_address_and_finds_no_barrier()
    {
        var page = await journey.Chromium.PageAsync();
        await page.GotoAsync($"{Address}/sign-in");
        await journey.LookAsync(page, "sign-in");
        await page.FillAsync("#address", "ada@acme.test");
        await page.ClickAsync("main button");
        await journey.LookAsync(page, "choices");
        await page.GetByRole(AriaRole.Link, new() { Name = "Continue with Acme login" }).ClickAsync();

        // The provider has been told the address.
        Assert.Equal("ada@acme.test", await page.InputValueAsync("input[name=login]"));
        await Journey.BeAsync(page);
        await ArriveAsync(page);
        Assert.Equal("Acme", await page.Locator("h1").InnerTextAsync());
        Assert.Equal("ada", await page.Locator("header form a").InnerTextAsync());
        await page.GotoAsync($"{Address}/account/logins");
        await journey.LookAsync(page, "logins");

        // Again, in the same browser: the provider knows her.
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.GotoAsync($"{Address}/sign-in");
        await Journey.FollowAsync(page, "ada@acme.test");
        await ArriveAsync(page);
        Assert.Equal([], journey.Barriers);
    }

    [ProviderFact]
    public async Task Somebody_whom_the_provider_does_not_speak_for_is_not_signed_in()
    {
        var page = await journey.Chromium.PageAsync();
        await page.GotoAsync($"{Address}/sign-in");
        await Journey.FollowAsync(page, "eve@acme.test");
        await Journey.BeAsync(page, "ceo@victim.test");

        await page.GetByText("Signing in did not work.").WaitForAsync();
        await journey.LookAsync(page, "refused");
        await page.GotoAsync($"{Address}/o/acme");
        Assert.DoesNotContain("<h1>Acme</h1>", await page.ContentAsync());
        Assert.Equal([], journey.Barriers);
    }

    // Whether its load event was seen is nothing to wait for: it can be lost between two pages that follow each other at once.
    private Task ArriveAsync(IPage page) => page.WaitForURLAsync($"{Address}/o/acme", new() { WaitUntil = WaitUntilState.Commit });
}
