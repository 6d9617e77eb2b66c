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
}
