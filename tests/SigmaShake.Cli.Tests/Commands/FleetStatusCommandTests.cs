using SigmaShake.Cli.Tests.Hook;
using SigmaShake.Ledger.Fleet;
using SigmaShake.Signing.Bundles;

namespace SigmaShake.Cli.Tests.Commands;

public sealed class FleetStatusCommandTests : IDisposable
{
    private const string Rules = "rule push {\n  DENY execution\n  IF command EQUALS \"push\"\n  MESSAGE \"m\"\n}\n";

    private readonly CommandRun _run = new();

    private FleetPlace Place => FleetPlace.OfPerson(_run.State.Path);

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Who_is_not_enrolled_is_told_so()
    {
        Assert.Equal((0, "not enrolled with any organisation\n"), (_run.Run("fleet", "status"), _run.Output));
        Assert.Equal(1, _run.Run("fleet", "check"));
        Assert.Contains("`ssg fleet enrol` does that", _run.Error);
    }

    [Fact]
    public void What_is_in_force_is_shown_with_whom_and_until_when()
    {
        FleetHome.Enforce(Place, Rules, new BundleSettings { PacksEnabled = ["system"] }, release: 42);

        Assert.Equal(0, _run.Run("fleet", "status"));

        Assert.StartsWith("organisation  acme, for you alone\nenrolled      as `laptop-7`, since 1970-01-01\nserver        https://fleet.example\nrelease       42, rules ", _run.Output);
        Assert.Contains(", 1 file, packs system\n", _run.Output);
        Assert.EndsWith("in force      yes\n", _run.Output);
        Assert.Equal(0, _run.Run("fleet", "check"));
        Assert.Equal($"1 rule in force from {Place.Folder}\n", _run.Output);
        Assert.Single(Directory.GetFiles(_run.State.Images, "fleet.*.image"));
    }

    [Fact]
    public void What_is_stale_stays_in_force_and_how_stale_it_is_is_said()
    {
        FleetHome.Enforce(Place, Rules, expiresMs: TimeProvider.System.GetUtcNow().AddDays(-3.5).ToUnixTimeMilliseconds());

        Assert.Equal(1, _run.Run("fleet", "status"));

        Assert.Contains("stale for 3 days\n", _run.Output);
        Assert.EndsWith("in force      yes, the last that was verified\n", _run.Output);
        Assert.Equal("ssg: whether there are newer rules is not known; run `ssg fleet sync`\n", _run.Error);
    }

    [Fact]
    public void What_cannot_be_enforced_is_said_with_the_cure()
    {
        FleetHome.Enforce(Place, Rules);
        File.AppendAllText(Path.Combine(Place.Folder, FleetFiles.Bundle), " ");

        Assert.Equal(1, _run.Run("fleet", "status"));
        Assert.EndsWith("in force      nothing: every call is refused\n", _run.Output);
        Assert.Contains("`acme`, whose rules cannot be enforced", _run.Error);
        Assert.Equal(1, _run.Run("fleet", "check"));
        Assert.Contains("run `ssg fleet sync`", _run.Error);
    }

    [Fact]
    public void A_rule_of_the_organisation_is_listed_shown_and_cannot_be_switched_off_nor_can_its_packs()
    {
        FleetHome.Enforce(Place, Rules, new BundleSettings { PacksEnabled = ["system", "git"] });

        Assert.Equal(0, _run.Run("rule", "list"));
        Assert.Contains("fleet layer, fleet\n  on  DENY   execution   50  fleet/push\n", _run.Output);
        Assert.Equal(0, _run.Run("rule", "show", "fleet/push"));
        Assert.Contains("  IF command EQUALS \"push\"\n", _run.Output);
        Assert.Equal(2, _run.Run("rule", "disable", "fleet/push"));
        Assert.Contains("is signed by your organisation", _run.Error);
        Assert.Equal(0, _run.Run("packs", "list"));
        Assert.Matches("on   system +[0-9]+ rules  enforced by your organisation", _run.Output);
        Assert.Equal(0, _run.Run("packs", "disable", "git"));
        Assert.Equal("git is off for you, but your organisation enforces it\n", _run.Output);
    }
}
