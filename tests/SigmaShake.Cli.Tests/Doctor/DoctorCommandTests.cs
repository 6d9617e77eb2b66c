using SigmaShake.Agents.Install;
using SigmaShake.Cli.Tests.Commands;

namespace SigmaShake.Cli.Tests.Doctor;

/// <summary>The real binary, installed for each client and proved by itself.</summary>
public sealed class DoctorCommandTests
{
    [Fact]
    public async Task What_init_has_installed_for_every_client_is_proved_and_listed()
    {
        using var home = new SsgHome();
        foreach (var client in AgentInstaller.Clients) Assert.Equal(0, (await home.RunAsync("init", $"--client={client}", "--yes")).ExitCode);

        var doctor = await home.RunAsync("doctor");
        var changes = await home.RunAsync("whatchanged");

        Assert.True(doctor.ExitCode == 0, doctor.Out);
        Assert.EndsWith("16 hooks, every one proved\n", doctor.Out);
        Assert.All(AgentInstaller.Clients, client => Assert.Contains($"ok       {client} (your configuration): it refused a canned attack, in ", doctor.Out));
        Assert.All(AgentInstaller.Clients, client => Assert.Contains($"{client}:\n  made {home.Home}/", changes.Out));
        Assert.DoesNotContain("since", changes.Out);
    }

    [Fact]
    public async Task A_hook_that_is_switched_off_is_a_problem_and_shows_in_the_exit_code()
    {
        using var home = new SsgHome();
        home.Write("home/.claude/settings.json", "{\"disableAllHooks\":true}");
        await home.RunAsync("init", "--client=claude-code", "--yes");

        var doctor = await home.RunAsync("doctor");

        Assert.Equal(1, doctor.ExitCode);
        Assert.Contains($"problem  claude-code (your configuration): `{home.Home}/.claude/settings.json` says `disableAllHooks`", doctor.Out);
        Assert.EndsWith("1 hook, 1 problem\n", doctor.Out);
    }

    [Fact]
    public async Task Where_nothing_is_installed_it_says_how_to()
    {
        using var home = new SsgHome();
        Directory.CreateDirectory(home.Folder["home/.cursor"]);

        var doctor = await home.RunAsync("doctor");

        Assert.Equal(1, doctor.ExitCode);
        Assert.Contains("note     cursor: is here and has no hook; `ssg init --client=cursor` installs it", doctor.Out);
        Assert.Equal("ssg: no hook of ours is installed here; `ssg init` installs it\n", doctor.Error);
    }
}
