using Microsoft.Playwright;
using SigmaShake.WebTools;

namespace SigmaShake.Net.EndToEnd.Serving;

/// <summary>The dashboard as a person meets it.</summary>
public sealed class DashboardTests(ServingProgram program) : IClassFixture<ServingProgram>
{
    private static readonly string[] Pages = ["Overview", "Approvals", "Log", "Rules", "Try", "Packs", "Outbox", "Health"];

    [BrowserFact]
    public async Task Every_page_is_there_without_a_script_and_has_no_barrier()
    {
        await program.AskAsync("git reset --hard HEAD~9");
        var page = await program.SignInAsync(scripts: false, isPerson: true);
        var seen = new List<string>();
        foreach (var address in await DashboardPages.FindAsync(page))
        {
            Assert.Equal(200, (await page.GotoAsync(address))!.Status);
            seen.Add(await page.InnerTextAsync("h1"));
            await program.LookAsync(page, $"dashboard-{seen.Count}-{seen[^1].Replace('/', '-')}");
        }

        Assert.Equal([], Pages.Append("Let it be made from now on?").Except(seen));
        Assert.Contains(seen, name => name.StartsWith("Proof of entry ", StringComparison.Ordinal));

        await page.ClickAsync("nav a:text-is('Log')");
        await page.FillAsync("input[name=q]", "force");
        await page.ClickAsync("#search button");
        await page.ClickAsync("tbody th a");
        await page.GetByText("← decided the call").First.WaitForAsync();
        await program.LookAsync(page, "dashboard-entry");
        await page.ClickAsync("a:text-is('Its proof')");
        await program.LookAsync(page, "dashboard-proof-unchecked");
        Assert.Equal([], program.Barriers);
    }

    [BrowserFact]
    public async Task In_the_dark_and_on_a_narrow_screen_nothing_stands_beside_the_page()
    {
        var page = await program.SignInAsync(colours: ColorScheme.Dark, width: 360);
        foreach (var name in Pages)
        {
            await page.ClickAsync($"nav a:text-is('{name}')");
            await program.LookAsync(page, $"dashboard-{name}-narrow");
            Assert.Equal(360, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        }

        Assert.Equal([], program.Barriers);
    }

    [BrowserFact]
    public async Task The_browser_checks_the_proof_and_sees_one_that_does_not_hold()
    {
        var page = await program.SignInAsync();
        await page.ClickAsync("nav a:text-is('Log')");
        await page.ClickAsync("tbody th a");
        await page.ClickAsync("a:text-is('Its proof')");
        await page.GetByText("The entry is in the log. This browser has computed it.").WaitForAsync();
        Assert.Equal(0, await page.Locator("#findings .fails").CountAsync());
        await program.LookAsync(page, "dashboard-proof");

        // A bit of the payload, of the leaf, of a hash on the way, of the root and of the signature, each flipped on its way to the browser.
        foreach (var (line, at) in new[] { (1, 160), (1, 20), (3, 4), (-4, 4), (-2, 70) })
        {
            await page.RouteAsync("**/proof.txt", async route =>
            {
                var lines = (await (await route.FetchAsync()).TextAsync()).Split('\n');
                var index = line < 0 ? lines.Length + line : line;
                var changed = lines[index][at] == 'A' ? 'B' : 'A';
                lines[index] = $"{lines[index][..at]}{changed}{lines[index][(at + 1)..]}";
                await route.FulfillAsync(new RouteFulfillOptions { Body = string.Join('\n', lines), ContentType = "text/plain" });
            });
            await page.ReloadAsync();
            await page.Locator("#judgement.bad").WaitForAsync();
            await page.UnrouteAsync("**/proof.txt");
        }
    }

    [BrowserFact]
    public async Task Pages_follow_the_log_and_the_search_follows_what_is_typed()
    {
        var page = await program.SignInAsync();
        var errors = new List<string>();
        page.Console += (_, message) => errors.AddRange(message.Type == "error" ? [message.Text] : []);
        page.PageError += (_, error) => errors.Add(error);
        await page.ClickAsync("nav a:text-is('Log')");
        await page.GetByText("npm test").WaitForAsync();

        await page.Locator("input[name=q]").PressSequentiallyAsync("zebra");
        await page.GetByText("No entry has all of that.").WaitForAsync();
        await program.JudgeAsync("echo zebra-crossing");
        await page.GetByText("echo zebra-crossing").WaitForAsync();

        Assert.Contains("q=zebra", page.Url);
        Assert.Equal([], errors);
    }

    [BrowserFact]
    public async Task What_an_agent_ran_is_text_and_runs_nothing()
    {
        var page = await program.SignInAsync();
        await page.ClickAsync("nav a:text-is('Log')");
        await page.GetByText(ServingProgram.Attack).First.WaitForAsync();
        Assert.Equal(0, await page.Locator("main img, main script").CountAsync());
        Assert.Equal("Log · SigmaShake", await page.TitleAsync());

        // And what would stand in the page all the same does not run.
        var blocked = await page.EvaluateAsync<bool>("() => { const s = document.createElement('div'); try { s.innerHTML = '<b>x</b>'; return false; } catch { return true; } }");
        Assert.True(blocked);
    }

    [BrowserFact]
    public async Task A_command_is_tried_and_a_page_is_used_by_keyboard_alone()
    {
        var page = await program.SignInAsync();
        await page.ClickAsync("nav a:text-is('Try')");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the content", await page.EvaluateAsync<string>("document.activeElement.textContent"));
        await page.FocusAsync("#text");
        await page.Keyboard.TypeAsync("rm -rf /");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("← decided the call").WaitForAsync();
        await program.LookAsync(page, "dashboard-tried");
        Assert.Equal([], program.Barriers);
    }

    [BrowserFact]
    public async Task A_page_on_another_port_gets_neither_the_cookie_nor_an_answer()
    {
        var page = await program.SignInAsync();
        var shown = page.Url;
        var asked = new List<string?>();
        await page.RouteAsync("http://127.0.0.1:3000/**", async route =>
        {
            asked.Add((await route.Request.AllHeadersAsync()).GetValueOrDefault("cookie"));
            await route.FulfillAsync(new RouteFulfillOptions { Body = $"<form method=post action='{shown}sign-out'><button>x</button></form><iframe src='{shown}'></iframe>", ContentType = "text/html" });
        });
        await page.GotoAsync("http://127.0.0.1:3000/");
        Assert.Equal([null], asked);
        var read = await page.EvaluateAsync<string>($"fetch('{shown}', {{ credentials: 'include' }}).then(() => 'read', () => 'refused')");
        Assert.Equal("refused", read);
        await page.ClickAsync("button");
        await page.GetByText("another site asked for this").WaitForAsync();

        await page.GotoAsync(shown);
        Assert.Equal("Overview", await page.InnerTextAsync("h1"));
    }

    [BrowserFact]
    public void It_listens_on_one_address_of_this_machine_whatever_it_is_told()
    {
        var port = new Uri(program.Address).Port;
        Assert.Equal([$"0100007F:{port:X4}"], program.Listening);
    }

    [BrowserFact]
    public async Task A_call_that_waits_is_refused_with_a_click_and_approved_by_nobody_but_a_person()
    {
        var page = await program.SignInAsync();
        await page.ClickAsync("nav a:text-is('Approvals')");
        await program.AskAsync("git reset --hard HEAD~7");
        var waiting = page.Locator("section", new() { HasText = "git reset --hard HEAD~7" });
        await waiting.WaitForAsync();
        await program.LookAsync(page, "dashboard-waiting");
        Assert.Equal(0, await page.GetByRole(AriaRole.Button, new() { Name = "Let it be made, once" }).CountAsync());

        await waiting.GetByRole(AriaRole.Button, new() { Name = "Refuse it" }).ClickAsync();
        await waiting.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.ClickAsync("nav a:text-is('Log')");
        await page.GetByText("approve-deny").First.WaitForAsync();
        Assert.Equal([], program.Barriers);
    }
}
