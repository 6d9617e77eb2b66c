using SigmaShake.Net.Enrolment;
using SigmaShake.Testing;

namespace SigmaShake.Net.Tests.Enrolment;

public sealed class FleetUnitTests
{
    [Fact]
    public async Task Systemd_finds_nothing_to_say_about_the_unit()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/systemd-analyze"), "needs systemd-analyze, from systemd");
        using var folder = new TemporaryFolder();
        var unit = folder.Write(FleetUnit.Name, FleetUnit.Text("/bin/true", "/root"));

        var result = await ChildProcess.RunAsync("systemd-analyze", ["verify", "--man=no", unit]);

        Assert.Equal("", result.Error);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public async Task Systemd_takes_the_service_for_well_contained()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/systemd-analyze"), "needs systemd-analyze, from systemd");
        using var folder = new TemporaryFolder();
        var unit = folder.Write(FleetUnit.Name, FleetUnit.Text("/bin/true", "/root"));

        // In tenths, 0 is best: without any of it, it would be 96.
        var result = await ChildProcess.RunAsync("systemd-analyze", ["security", "--offline=yes", "--threshold=25", "--no-pager", unit]);

        Assert.True(result.ExitCode == 0, result.Out);
    }

    [Fact]
    public void A_path_with_characters_of_its_own_stays_one_word()
    {
        var text = FleetUnit.Text("/opt/a b/100%\"x/ssg-net", "/root");

        Assert.Contains("ExecStart=\"/opt/a b/100%%\\\"x/ssg-net\" fleet sync --watch\n", text);
    }

    [Fact]
    public void A_program_that_others_could_change_is_not_run_by_root()
    {
        Assert.SkipUnless(Environment.UserName == "root", "needs root, whose programs these are");
        using var folder = new TemporaryFolder();
        var program = folder.Write("bin/ssg-net", "");
        File.SetUnixFileMode(program, (UnixFileMode)0b111_101_101);

        // The temporary folder of the machine is everybody's.
        Assert.Equal(Path.GetTempPath().TrimEnd('/'), SystemdUnit.Exposed(program));
        File.SetUnixFileMode(program, (UnixFileMode)0b111_101_111);
        Assert.Equal(program, SystemdUnit.Exposed(program));
        Assert.Null(SystemdUnit.Exposed("/usr/bin/env"));
    }
}
