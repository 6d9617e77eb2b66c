using System.Security.Cryptography;
using SigmaShake.Cli.Files;
using SigmaShake.Cli.State;
using SigmaShake.Net.Tests.Support;
using SigmaShake.Signing.Fleet;
using SigmaShake.Testing;

namespace SigmaShake.Net.Tests.Enrolment;

/// <summary>What holds for every user of a machine depends on nobody's home.</summary>
[Collection(nameof(RunsAlone))]
public sealed class WholeMachineTests
{
    [Fact]
    public async Task Under_sudo_with_a_persons_home_nobody_is_enrolled_and_nobody_is_asked()
    {
        Assert.SkipUnless(SystemCalls.UserId() == 0, "needs root, who enrols machines");
        using var person = new TemporaryFolder();
        using var fleet = new SignedFleet();
        await fleet.PublishAsync(SignedFleet.RulesAgainst("curl"));
        await using var server = await StandInServer.StartAsync(fleet);
        using var home = new FleetHome();
        var key = home.Write("enrolment.key", EnrolmentKey.Create(SHA256.HashData("a root that nobody has"u8)).Text);
        var before = Environment.GetEnvironmentVariable("HOME");
        Environment.SetEnvironmentVariable("HOME", person.Path);
        try
        {
            Assert.Equal(1, await home.RunAsync("fleet", "enrol", server.FleetAddress, "--key-file", key, "--name", "host-1"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("HOME", before);
        }

        Assert.Equal($"ssg: HOME is `{person.Path}`, and root's is `{HomeDirectory.FromUserDatabase()}`: what serves every user must not depend on a person's; run it by `sudo -H`\n", home.Error);
        Assert.Empty(server.Requests);
    }
}
