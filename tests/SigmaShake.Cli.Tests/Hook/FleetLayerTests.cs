using System.Globalization;
using SigmaShake.Cli.State;
using SigmaShake.Ledger.Fleet;
using SigmaShake.Signing.Bundles;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Hook;

/// <summary>The rules that an organisation has signed, end to end: what they reach, and that nothing reaches them.</summary>
public sealed class FleetLayerTests : IDisposable
{
    private readonly HookHome _home = new();

    public void Dispose() => _home.Dispose();

    public static TheoryData<string> Situations => ["as it comes", "observe", "paused", "allow any", "disabled"];

    [Theory]
    [MemberData(nameof(Situations))]
    public async Task A_rule_of_the_organisation_refuses_whatever_the_person_says(string situation)
    {
        _home.Enforce(Deny("push"), new BundleSettings { PacksEnabled = ["git", "system"] });
        Arrange(situation);

        HookAnswers.IsRefused(await Ask("push"), "fleet/push: no push");
        HookAnswers.IsAsked(await Ask("git reset --hard"), "git/");
        HookAnswers.IsAsked(await Ask("systemctl stop sshd"), "system/");
        Assert.Equal(0, (await Ask("pwd")).ExitCode);
    }

    [Fact]
    public async Task An_allow_of_the_organisation_silences_every_other_layer_but_the_built_in_guards()
    {
        _home.Enforce(Allow("all", "REGEX \".\""));
        _home.WriteRules(Deny("mine"));

        HookAnswers.IsSilent(await Ask("mine"));
        HookAnswers.IsSilent(await Ask("git push --force"));
        HookAnswers.IsRefused(await Ask("rm -rf ~/.sigmashake/fleet"), "self-protection/own-state");
    }

    [Fact]
    public async Task Grant_of_the_organisation_answers_the_clients_prompt()
    {
        _home.Enforce(Allow("date", "EQUALS \"date\""), new BundleSettings { Grants = true });

        for (var reading = 0; reading < 2; reading++)
        {
            // The first time from the bundle, then from its image.
            Assert.Equal("allow", HookAnswers.Output(HookAnswers.Line(await Ask("date"))).GetProperty("permissionDecision").GetString());
            HookAnswers.IsSilent(await Ask("pwd"));
        }

        _home.Enforce(Allow("date", "EQUALS \"date\""), release: 2);
        HookAnswers.IsSilent(await Ask("date"));
    }

    [Theory]
    [MemberData(nameof(Situations))]
    public async Task Whoever_is_enrolled_and_has_no_bundle_is_refused_everything(string situation)
    {
        Directory.CreateDirectory(_home.State, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        FleetHome.Enrol(FleetPlace.OfPerson(_home.State));
        Arrange(situation);

        HookAnswers.IsRefusedWithCure(await Ask("pwd"), "you are enrolled with `acme`", "no rules were fetched yet", "run `ssg fleet sync`");
        Assert.Equal("block", _home.Call().GetProperty("decision").GetString());
    }

    [Theory]
    [InlineData(FleetFiles.Bundle)]
    [InlineData(FleetFiles.Enforced)]
    public async Task A_tampered_bundle_is_refused_though_there_is_an_image_of_the_good_one(string name)
    {
        var place = _home.Enforce(Deny("push"));
        HookAnswers.IsSilent(await Ask("pwd"));
        Assert.True(File.Exists(Image), "no image was kept");
        var path = Path.Combine(place.Folder, name);
        var whole = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);

        foreach (var other in new[] { whole.Replace("push", "pull", StringComparison.Ordinal).Replace("sha256\":\"", "sha256\":\"0", StringComparison.Ordinal), whole[..^9], "" })
        {
            await File.WriteAllTextAsync(path, other, TestContext.Current.CancellationToken);
            HookAnswers.IsRefusedWithCure(await Ask("pwd"), "`acme`", $"{name}` is not", "run `ssg fleet sync`");
        }

        File.Delete(path);
        HookAnswers.IsRefusedWithCure(await Ask("pwd"), "`acme`", "run `ssg fleet sync`");
        await File.WriteAllTextAsync(path, whole, TestContext.Current.CancellationToken);
        HookAnswers.IsSilent(await Ask("pwd"));
        HookAnswers.IsRefused(await Ask("push"), "fleet/push");
    }

    [Fact]
    public async Task A_new_release_is_enforced_by_the_very_next_call()
    {
        _home.Enforce(Deny("push"));
        HookAnswers.IsRefused(await Ask("push"), "fleet/push");

        _home.Enforce(Deny("pull"), release: 2);

        HookAnswers.IsSilent(await Ask("push"));
        HookAnswers.IsRefused(await Ask("pull"), "fleet/pull");
    }

    [Fact]
    public async Task A_bundle_whose_metadata_is_over_stays_in_force()
    {
        Directory.CreateDirectory(_home.State, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        FleetHome.Enforce(FleetPlace.OfPerson(_home.State), Deny("push"), expiresMs: 1);

        HookAnswers.IsRefused(await Ask("push"), "fleet/push");
        HookAnswers.IsSilent(await Ask("pwd"));
    }

    [Fact]
    public async Task What_cannot_be_read_in_a_bundle_is_a_shut_gate()
    {
        _home.Enforce("rule broken {\n  DENNY execution\n}\n" + Allow("all", "REGEX \".\""));

        HookAnswers.IsRefused(await Ask("pwd"), "fleet/", "everything is refused");
    }

    [Fact]
    public async Task A_pack_that_this_program_does_not_have_refuses_everything_and_says_so()
    {
        _home.Enforce("", new BundleSettings { PacksEnabled = ["quantum"] });

        HookAnswers.IsRefusedWithCure(await Ask("pwd"), "enforces the pack `quantum`", "update `ssg`");
    }

    [Theory]
    [MemberData(nameof(Situations))]
    public async Task What_a_machine_has_of_its_organisation_is_guarded_like_our_own_state(string situation)
    {
        Arrange(situation);

        HookAnswers.IsRefused(await Ask("rm /var/lib/sigmashake/fleet/enrolment.json"), "self-protection/fleet-state");
        HookAnswers.IsRefused(await Ask("cd /var/lib; sudo mv sigmashake old"), "self-protection/fleet-state");
        HookAnswers.IsRefused(await Ask("echo > ~/.sigmashake/fleet/bundle.json"), "self-protection/own-state");
        HookAnswers.IsRefused(await _home.Ask(HookCalls.Write("/var/lib/sigmashake/fleet/enforced.json", _home.Project)), "self-protection/fleet-state");
        HookAnswers.IsRefused(await Ask("ssg fleet bundle sign out --key me.pem"), "self-protection/fleet-signing");
        Assert.Equal(0, (await Ask("cat /var/lib/sigmashake/fleet/enforced.json")).ExitCode);
    }

    /// <summary>In a namespace of its own, in which <c>/var/lib</c> is empty, as root; the hook runs as somebody else too.</summary>
    [Fact]
    public async Task What_root_has_enrolled_counts_for_every_user_of_the_machine()
    {
        if ((await ChildProcess.RunAsync("unshare", ["-m", "true"])).ExitCode != 0) Assert.Skip("needs to be root, and a kernel with namespaces");
        FleetHome.Enforce(FleetPlace.OfPerson(_home.Root), Deny("push"));
        Directory.CreateDirectory(_home["other/project"]);
        const string Script = """
            set -e
            mount -t tmpfs none /var/lib
            mkdir -p /var/lib/sigmashake && cp -r "$ROOT/fleet" /var/lib/sigmashake/ && chmod -R go+rX,go-w /var/lib/sigmashake
            cp "$SSG" /var/lib/ssg
            mount -t tmpfs none /mnt && mkdir -m 700 /mnt/home && chown 65534 /mnt/home
            ask() { HOME=/mnt/home setpriv --reuid 65534 --clear-groups /var/lib/ssg hook < "$CALL" 2>/dev/null || true; }
            ask
            ls /mnt/home/.sigmashake/images /var/lib/sigmashake/fleet 2>/dev/null | grep fleet.*image || echo "no image"
            /var/lib/ssg hook < "$CALL" > /dev/null 2>&1 || true
            ls -l /var/lib/sigmashake/fleet | grep -c -- '-rw-r--r--.*fleet.*image'
            ask
            chmod o+w /var/lib/sigmashake/fleet/bundle.json; touch /var/lib/sigmashake/fleet/bundle.json
            ask
            rm /var/lib/sigmashake/fleet/bundle.json
            ask
            chmod go-x /var/lib/sigmashake
            ask
            """;

        var result = await _home.Bash(
            $"unshare -m bash -c '{Script.Replace("'", "'\\''", StringComparison.Ordinal)}'",
            """{"tool":"Bash","input":{"command":"push"}}""",
            new Dictionary<string, string?> { ["ROOT"] = _home.Root });

        var lines = result.Out.Split('\n');
        Assert.True(lines.Length >= 6, result.Out + result.Error);
        Assert.Equal("", result.Error);
        Assert.Collection(
            lines[..^1],
            line => Assert.Contains("fleet/push: no push", line),
            line => Assert.Equal("no image", line),
            line => Assert.Equal("1", line),
            line => Assert.Contains("fleet/push: no push", line),
            line => Assert.Contains("this machine is enrolled with `acme`, whose rules cannot be enforced: refusing `/var/lib/sigmashake/fleet/bundle.json`: others may write to it", line),
            line => Assert.Contains("run `sudo ssg fleet sync`; until then everything is refused", line),
            line => Assert.Contains("this machine is enrolled with an organisation, whose rules cannot be enforced", line));
    }

    private string Image => Path.Combine(_home.State, "images", $"fleet.{ProductVersion.Text}.image");

    private static string Deny(string word) => $"rule {word} {{\n  DENY execution\n  IF command EQUALS \"{word}\"\n  MESSAGE \"no {word}\"\n}}\n";

    private static string Allow(string id, string condition) => $"rule {id} {{\n  ALLOW execution\n  IF command {condition}\n  MESSAGE \"fine\"\n}}\n";

    private Task<ChildResult> Ask(string command) => _home.Ask(HookCalls.Bash(command, _home.Project));

    private void Arrange(string situation)
    {
        var now = TimeProvider.System.GetUtcNow();
        switch (situation)
        {
            case "observe":
                _home.WriteState("config.toml", "mode = \"observe\"\npacks.disabled = [\"git\", \"system\"]\n");
                break;
            case "paused":
                _home.WriteState("pause", string.Create(CultureInfo.InvariantCulture, $"{now.AddMinutes(-1).ToUnixTimeMilliseconds()}\n{now.AddHours(1).ToUnixTimeMilliseconds()}\nwhy\n"));
                break;
            case "allow any":
                _home.WriteState("config.toml", "packs.trusted = [\"git\", \"system\"]\n");
                _home.WriteRules(Allow("all", "REGEX \".\""));
                break;
            case "disabled":
                _home.WriteState("disabled", "fleet/push\ngit/git-reset-hard\nself-protection/fleet-state\n");
                break;
        }
    }
}
