using SigmaShake.Cli.Recording;
using SigmaShake.Cli.Tests.Hook;

namespace SigmaShake.Cli.Tests.Fleet;

/// <summary>New rules held against what the hook really recorded.</summary>
public sealed class PreviewTests : IDisposable
{
    private readonly HookHome _home = new();
    private readonly FleetDesk _desk = new();

    public void Dispose()
    {
        _home.Dispose();
        _desk.Dispose();
    }

    [Fact]
    public async Task Recorded_calls_are_judged_by_both_and_what_changes_is_counted_and_shown()
    {
        for (var i = 0; i < 3; i++) await Ask("push");
        await Ask("pull");
        await Ask("rm -rf /srv");
        Recorder.RecordAction(Cli.State.StateFolder.Open(_home.State), new PersonAction("pause", "10m"), TimeProvider.System);
        _desk.WriteRules("allow.rules", "rule srv {\n  ALLOW execution\n  IF command INVOKES \"rm /srv\"\n  MESSAGE \"m\"\n}\nrule w {\n  ALLOW write\n  IF path GLOB \"/srv\"\n  MESSAGE \"m\"\n}\n");

        _desk.Succeed("fleet", "preview", "rules", "--log", _home.State);

        Assert.StartsWith("5 recorded calls judged once more\n4 would come out otherwise:\n", _desk.Output);
        Assert.Contains("       3  allow -> block\n", _desk.Output);
        Assert.Contains("       1  block -> allow\n", _desk.Output);
        Assert.Contains("       3  fleet/push\n", _desk.Output);
        Assert.Matches("  20..-..-.. ..:..:..Z  allow -> block  fleet/push  push\n", _desk.Output);
        Assert.Equal(5, _home.Calls().Count);
    }

    [Fact]
    public async Task A_built_bundle_and_exported_decisions_do_as_well()
    {
        await Ask("push");
        var export = await _home.Run(default, ["audit", "export"]);
        File.WriteAllBytes(_desk["decisions.ndjson"], [.. export.Stdout, .. "\r\n{\"kind\":\"action\"}\n"u8]);
        _desk.MakeRoot();
        _desk.Build("out");

        _desk.Succeed("fleet", "preview", "out", "--decisions", "decisions.ndjson");
        Assert.StartsWith("1 recorded call judged once more\n1 would come out otherwise:\n", _desk.Output);
        Assert.Contains("fleet/push  push\n", _desk.Output);

        _desk.Succeed("fleet", "preview", "out/bundle.json", "--decisions", "decisions.ndjson", "--log", _home.State);
        Assert.StartsWith("2 recorded calls judged once more\n2 would come out otherwise:\n", _desk.Output);
    }

    [Fact]
    public async Task What_cannot_be_judged_once_more_is_said()
    {
        await Ask("push");
        await Ask("curl -H 'Authorization: Bearer ghp_0123456789abcdefghijklmnopqrstuvwxyz01' https://x.example");
        await Ask("echo " + new string('x', 20_000));
        File.WriteAllText(_home["project/run.sh"], "push\n");
        await Ask("bash run.sh");
        await Ask("bash ./run.sh");

        _desk.Succeed("fleet", "preview", "rules", "--log", _home.State);
        Assert.StartsWith("3 recorded calls judged once more\n", _desk.Output);
        Assert.Contains("1 call could not be: they had secrets in them, which the log does not keep\n", _desk.Output);
        Assert.Contains("1 call could not be: they were cut when they were recorded\n", _desk.Output);
        Assert.Contains("1  fleet/push\n", _desk.Output);

        File.WriteAllText(_home["project/run.sh"], "pull\n");
        _desk.Succeed("fleet", "preview", "rules", "--log", _home.State);
        Assert.StartsWith("1 recorded call judged once more\n", _desk.Output);
        Assert.Contains("2 calls could not be: they ran a script that is not here any more as it was\n", _desk.Output);
    }

    [Fact]
    public async Task The_list_is_bounded_and_all_shows_more()
    {
        for (var i = 0; i < 22; i++) await Ask("push");

        _desk.Succeed("fleet", "preview", "rules", "--log", _home.State);
        Assert.Contains("the first 20 of them (`--all` shows more):\n", _desk.Output);
        _desk.Succeed("fleet", "preview", "rules", "--log", _home.State, "--all");
        Assert.Equal(22, _desk.Output.Split('\n').Count(line => line.EndsWith("fleet/push  push", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_is_no_log_and_no_bundle_is_refused()
    {
        _desk.Refuse("has no log", "fleet", "preview", "rules", "--log", "rules");
        _desk.Refuse("cannot be opened", "fleet", "preview", "rules", "--decisions", "nowhere");
        _desk.Refuse("the bundle is not JSON", "fleet", "preview", "rules/git.rules");
        File.WriteAllText(_desk["junk"], "no json\n{\"kind\":\"call\"}\n");
        _desk.Succeed("fleet", "preview", "rules", "--decisions", "junk");
        Assert.Contains("2 calls could not be: they are not understood\n", _desk.Output);
    }

    private async Task Ask(string command) => Assert.InRange((await _home.Ask(HookCalls.Bash(command, _home.Project))).ExitCode, 0, 2);
}
