using System.Diagnostics;
using SigmaShake.Cli.Init;
using SigmaShake.Net.Tests.Support;
using SigmaShake.Testing;

namespace SigmaShake.Net.Tests.Dashboard;

/// <summary>The page of health has the hooks run, and shows what <c>ssg doctor</c> would say.</summary>
public sealed class HookProofTests
{
    private const string Refusing = "#!/bin/sh\ncat >/dev/null\necho run >>\"$(dirname \"$0\")/runs\"\necho no >&2\nexit 2\n";

    [Fact]
    public async Task Each_hook_is_run_when_somebody_asks_and_not_with_every_look()
    {
        await using var dashboard = await StartAsync(Refusing);

        Assert.Contains("1 hook, every one proved at <time ", await dashboard.ReadAsync("/health"));
        Assert.Contains("it refused a canned attack, in ", await dashboard.ReadAsync("/health"));
        Assert.Equal(1, Runs(dashboard));

        using var again = await dashboard.PostAsync("/health/hooks");
        Assert.Equal(2, Runs(dashboard));
        Assert.Contains("claude-code (your configuration)", await dashboard.ReadAsync("/health"));
    }

    [Fact]
    public async Task A_hook_that_lets_an_attack_through_is_broken_and_the_cure_stands_beside_it()
    {
        await using var dashboard = await StartAsync(Refusing);
        await dashboard.ReadAsync("/health");
        Program(dashboard.Home, "#!/bin/sh\ncat >/dev/null\n");

        using var again = await dashboard.PostAsync("/health/hooks");

        var page = await dashboard.ReadAsync("/health");
        Assert.Contains("1 hook, 1 problem", page);
        Assert.Contains("did not refuse a canned attack (exit code 0); run <code>ssg init --client=claude-code</code>", page);
    }

    [Fact]
    public async Task Nobody_waits_for_a_hook_that_hangs_and_pages_are_told_when_it_was_ended()
    {
        await using var dashboard = await StartAsync("#!/bin/sh\nexec sleep 60\n");
        var clock = Stopwatch.StartNew();

        var page = await dashboard.ReadAsync("/health");
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(8), $"took {clock.Elapsed}");
        Assert.Contains("They are being tried now", page);

        var mark = MarkOf(page);
        await Deadline.UntilAsync(async () => (await dashboard.ReadAsync("/health")).Contains("it did not answer within 10 s", StringComparison.Ordinal));
        Assert.NotEqual(mark, MarkOf(await dashboard.ReadAsync("/health")));
    }

    private static async Task<ServedDashboard> StartAsync(string program)
    {
        var home = new FleetHome();
        Program(home, program);
        Assert.Equal(InitCommand.Done, InitCommand.Run(new InitOptions("claude-code", Yes: true), home.Installations));
        return await ServedDashboard.StartAsync(home);
    }

    private static void Program(FleetHome home, string text) =>
        File.SetUnixFileMode(home.Write("ssg", text), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    private static int Runs(ServedDashboard dashboard) => File.ReadAllLines(dashboard.Home["runs"]).Length;

    private static string MarkOf(string page) => page.Split("data-mark=\"")[1].Split('"')[0];
}
