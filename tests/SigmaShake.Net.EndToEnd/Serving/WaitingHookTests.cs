using Microsoft.Playwright;
using SigmaShake.WebTools;

namespace SigmaShake.Net.EndToEnd.Serving;

/// <summary>An agent's hook that waits, a person who answers in the browser, and what the hook says to the agent then.</summary>
public sealed class WaitingHookTests(ServingProgram program) : IClassFixture<ServingProgram>
{
    // The longest there is: a busy machine has that long from the question to the click.
    private const string Waiting = "approvals.wait = \"20s\"\n";

    [BrowserFact]
    public async Task A_hook_that_waits_lets_the_call_through_with_the_click()
    {
        program.Set(Waiting);
        var page = await OpenAsync();
        var asked = program.AskAsync("git reset --hard HEAD~11");
        var call = await CallAsync(page, "git reset --hard HEAD~11");
        await program.LookAsync(page, "dashboard-approval");
        Assert.False(asked.IsCompleted);

        await call.GetByRole(AriaRole.Button, new() { Name = "Let it be made, once" }).ClickAsync();

        var answer = await asked;
        Assert.Equal((0, ""), (answer.ExitCode, answer.Out));
        await call.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Equal([], program.Barriers);

        // Once is once: the next is another question.
        program.Set("");
        Assert.Equal(2, (await program.AskAsync("git reset --hard HEAD~11")).ExitCode);
    }

    [BrowserFact]
    public async Task A_hook_that_waits_refuses_with_the_click()
    {
        program.Set(Waiting);
        var page = await OpenAsync();
        var asked = program.AskAsync("git reset --hard HEAD~12");

        await (await CallAsync(page, "git reset --hard HEAD~12")).GetByRole(AriaRole.Button, new() { Name = "Refuse it" }).ClickAsync();

        var answer = await asked;
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("a person has refused this call", answer.Error);
        Assert.True(answer.Elapsed < TimeSpan.FromSeconds(20), $"took {answer.Elapsed}");
    }

    [BrowserFact]
    public async Task A_hook_that_waits_in_vain_refuses_and_the_answer_that_comes_later_holds_for_the_next_try()
    {
        program.Set("approvals.wait = \"1s\"\n");
        var page = await OpenAsync();

        var answer = await program.AskAsync("git reset --hard HEAD~13");
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("waits for them under `ssg approve`", answer.Error);
        var call = await CallAsync(page, "git reset --hard HEAD~13");
        await call.GetByRole(AriaRole.Button, new() { Name = "Let it be made, once" }).ClickAsync();
        await call.WaitForAsync(new() { State = WaitForSelectorState.Detached });

        Assert.Equal(0, (await program.AskAsync("git reset --hard HEAD~13")).ExitCode);
    }

    [BrowserFact]
    public async Task A_rule_for_good_is_read_agreed_to_and_holds_for_exactly_that_call()
    {
        program.Set(Waiting);
        var page = await OpenAsync();
        var asked = program.AskAsync("git reset --hard HEAD~14");
        await (await CallAsync(page, "git reset --hard HEAD~14")).GetByRole(AriaRole.Link, new() { Name = "Always …" }).ClickAsync();
        await page.GetByText("input.command EQUALS \"git reset --hard HEAD~14\"").WaitForAsync();
        await program.LookAsync(page, "dashboard-always");
        Assert.False(asked.IsCompleted);

        await page.GetByRole(AriaRole.Button, new() { Name = "Write this rule, and let it be made" }).ClickAsync();

        Assert.Equal(0, (await asked).ExitCode);
        program.Set("");
        Assert.Equal(0, (await program.AskAsync("git reset --hard HEAD~14")).ExitCode);
        Assert.Equal(2, (await program.AskAsync("git reset --hard HEAD~15")).ExitCode);
        await page.ClickAsync("nav a:text-is('Log')");
        await page.GetByText("approve-always").First.WaitForAsync();
        Assert.Equal([], program.Barriers);
    }

    private static async Task<ILocator> CallAsync(IPage page, string command)
    {
        var call = page.Locator("section", new() { HasText = command });
        await call.WaitForAsync();
        return call;
    }

    private async Task<IPage> OpenAsync()
    {
        var page = await program.SignInAsync(isPerson: true);
        await page.ClickAsync("nav a:text-is('Approvals')");
        return page;
    }
}
