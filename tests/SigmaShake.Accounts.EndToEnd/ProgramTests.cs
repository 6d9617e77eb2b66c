using System.Diagnostics;
using System.Net;
using System.Runtime.InteropServices;
using Microsoft.Playwright;
using SigmaShake.Accounts.EndToEnd.Provider;
using SigmaShake.Testing;

namespace SigmaShake.Accounts.EndToEnd;

/// <summary><c>ssg auth</c> against the real server, allowed by a person in a real browser.</summary>
public sealed class ProgramTests(Journey journey) : IClassFixture<Journey>, IDisposable
{
    private static readonly string Program = Path.Combine(Checkout.Root, "artifacts", "bin", "SigmaShake.Net", $"release_{RuntimeInformation.RuntimeIdentifier}", "ssg-net");

    private readonly TemporaryFolder _home = new();

    private string Address => journey.Server.Address;

    private Dictionary<string, string?> Environment => new() { ["HOME"] = _home.Path, ["DISPLAY"] = null, ["WAYLAND_DISPLAY"] = null };

    public void Dispose() => _home.Dispose();

    [ProviderFact]
    public async Task By_the_browser_from_login_to_logout()
    {
        using var login = Start("login", "--server", Address);
        var address = await LineAsync(login, line => line.StartsWith("http", StringComparison.Ordinal));
        var page = await journey.Chromium.PageAsync();

        // She has not signed in: she does, and comes back to the question.
        await page.GotoAsync(address);
        await Journey.FollowAsync(page, "ada@acme.test");
        await Journey.BeAsync(page);
        await page.GetByRole(AriaRole.Heading, new() { Name = "Let a program in?" }).WaitForAsync();
        Assert.Contains(System.Environment.MachineName, await page.ContentAsync());
        await journey.LookAsync(page, "consent");
        await page.GetByRole(AriaRole.Button, new() { Name = "Allow in acme" }).ClickAsync();
        await page.GetByText("You can close this page").WaitForAsync();
        Assert.Equal($"signed in to `{Address}` as ada, in `acme`\n", await EndAsync(login));

        var file = Path.Combine(_home.Path, ".sigmashake", "credentials.json");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Contains("ssg_pat_", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        var status = await RunAsync("status");
        Assert.Equal(0, status.ExitCode);
        Assert.StartsWith($"{Address}: ada in `acme`, until ", status.Out);
        await page.GotoAsync($"{Address}/o/acme/tokens");
        Assert.Contains($"ssg on {System.Environment.MachineName}", await page.ContentAsync());

        Assert.Equal($"signed out of `{Address}`\n", (await RunAsync("logout", "--server", Address)).Out);
        Assert.DoesNotContain("ssg_pat_", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        await page.ReloadAsync();
        Assert.DoesNotContain($"ssg on {System.Environment.MachineName}", await page.ContentAsync());
        Assert.Equal((1, "ssg: you are signed in nowhere; run `ssg auth login --server URL`\n"), ((await RunAsync("status")).ExitCode, (await RunAsync("status")).Error));
        Assert.Equal([], journey.Barriers);
    }

    [ProviderFact]
    public async Task By_a_code_that_is_typed_in_and_what_is_denied_keeps_nothing()
    {
        var page = await journey.Chromium.PageAsync();
        using (var login = Start("login", "--device", "--server", Address))
        {
            var code = await LineAsync(login, line => line.Length == 9 && line[4] == '-');
            await page.GotoAsync($"{Address}/device");
            await Journey.FollowAsync(page, "bob@acme.test");
            await Journey.BeAsync(page);
            await journey.LookAsync(page, "code");
            await page.FillAsync("#user_code", code);
            await page.ClickAsync("main button");
            await journey.LookAsync(page, "device");
            await page.GetByRole(AriaRole.Button, new() { Name = "Do not allow it" }).ClickAsync();
            await EndAsync(login, expected: 1);
            Assert.False(File.Exists(Path.Combine(_home.Path, ".sigmashake", "credentials.json")));
        }

        using (var login = Start("login", "--device", "--server", Address))
        {
            var code = await LineAsync(login, line => line.Length == 9 && line[4] == '-');
            await page.GotoAsync($"{Address}/device");
            await page.FillAsync("#user_code", code.ToLowerInvariant());
            await page.ClickAsync("main button");
            await page.GetByRole(AriaRole.Button, new() { Name = "Allow in acme" }).ClickAsync();
            await page.GetByText("may act for you in").WaitForAsync();
            await journey.LookAsync(page, "allowed");
            Assert.Equal($"signed in to `{Address}` as bob, in `acme`\n", await EndAsync(login));
        }

        Assert.Equal([], journey.Barriers);
    }

    [ProviderFact]
    public async Task No_frame_of_another_site_shows_the_question()
    {
        using var login = Start("login", "--server", Address);
        var address = await LineAsync(login, line => line.StartsWith("http", StringComparison.Ordinal));
        var page = await journey.Chromium.PageAsync();
        await page.GotoAsync(address);
        await Journey.FollowAsync(page, "cleo@acme.test");
        await Journey.BeAsync(page);
        await page.GetByRole(AriaRole.Heading, new() { Name = "Let a program in?" }).WaitForAsync();

        await page.RouteAsync("http://evil.test/", route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html", Body = $"<iframe src=\"{WebUtility.HtmlEncode(address)}\"></iframe>" }));
        await page.GotoAsync("http://evil.test/", new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });

        Assert.Equal(2, page.Frames.Count);
        Assert.DoesNotContain("Let a program in", await page.Frames[1].ContentAsync());
        login.Kill();
    }

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Program, ["auth", .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in Environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private Task<ChildResult> RunAsync(params string[] arguments) => ChildProcess.RunAsync(Program, ["auth", .. arguments], environment: Environment);

    private static async Task<string> LineAsync(Process process, Func<string, bool> isMeant)
    {
        var seen = new List<string>();
        while (await process.StandardError.ReadLineAsync().WaitAsync(ChildProcess.TimeLimit) is { } line)
        {
            if (isMeant(line)) return line;
            seen.Add(line);
        }

        throw new InvalidOperationException($"it ended: {string.Join('\n', seen)}");
    }

    private static async Task<string> EndAsync(Process process, int expected = 0)
    {
        var output = await process.StandardOutput.ReadToEndAsync().WaitAsync(ChildProcess.TimeLimit);
        await process.WaitForExitAsync().WaitAsync(ChildProcess.TimeLimit);
        Assert.True(process.ExitCode == expected, await process.StandardError.ReadToEndAsync());
        return output;
    }
}
