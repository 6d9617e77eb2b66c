using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Commands;

/// <summary>Proofs and exports of a real log, made by the real binary, checked by it and by a program that shares no code with it.</summary>
public sealed class AuditProveCommandTests : IDisposable
{
    private readonly SsgHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task An_entry_is_proved_and_the_proof_holds_on_a_machine_without_the_log()
    {
        await JudgeAsync("ls", "rm -rf /", "git status");
        var key = await KeyAsync();

        var proof = await _home.RunAsync("audit", "prove", "1");
        Assert.Equal((0, ""), (proof.ExitCode, proof.Error));
        Assert.StartsWith("c2sp.org/tlog-proof@v1\nextra ", proof.Out);
        var file = _home.Write("home/entry.tlog-proof", proof.Out);

        using var elsewhere = new SsgHome();
        var check = await elsewhere.RunAsync("audit", "prove", "--check", file, "--key", key);
        Assert.Equal((0, ""), (check.ExitCode, check.Error));
        Assert.StartsWith("proof          holds: the entry is in the log\nlog            sigmashake.local/", check.Out);
        Assert.Contains(", 3 entries\n", check.Out);
        Assert.Contains("\ndecision       block\nrule           destructive/remove-root\n", check.Out);
        Assert.Equal(0, (await _home.RunAsync("audit", "prove", "--check", file)).ExitCode);

        var verified = await VerifyAsync(file, key);
        Assert.True(verified.ExitCode == 0, verified.Error);
        Assert.StartsWith("entry 1 of 3\n{\"v\":1,", verified.Out);
    }

    [Fact]
    public async Task A_checkpoint_that_was_kept_shows_that_the_log_only_grew()
    {
        await JudgeAsync("ls", "pwd");
        var old = _home.Write("home/old", (await _home.RunAsync("audit", "checkpoint")).Out);
        await JudgeAsync("git status", "git diff", "make");
        var key = await KeyAsync();
        await _home.RunAsync("audit", "checkpoint");

        var proof = await _home.RunAsync("audit", "prove", "--from", "2", "--to", "5");
        Assert.StartsWith("old 2\n", proof.Out);
        var file = _home.Write("home/growth", proof.Out);
        var check = await _home.RunAsync("audit", "prove", "--check", file, "--key", key, "--old", old);
        Assert.Equal((0, ""), (check.ExitCode, check.Error));
        Assert.StartsWith("proof          holds: the log grew out of its first 2 entries\n", check.Out);
        Assert.Equal("the log of 5 grew out of that of 2\n", (await VerifyAsync(file, key, old)).Out);

        var without = await _home.RunAsync("audit", "prove", "--check", file, "--key", key);
        Assert.Equal(1, without.ExitCode);
        Assert.Contains("--old FILE", without.Error);
    }

    [Fact]
    public async Task A_witness_cosigns_a_log_that_has_grown_with_the_proof_and_not_without()
    {
        await JudgeAsync("ls", "pwd");
        var key = await KeyAsync();
        using var witness = new SsgHome();
        var first = _home.Write("home/first", (await _home.RunAsync("audit", "checkpoint")).Out);
        Assert.Equal(0, (await witness.RunAsync("audit", "witness", first, "--log", key)).ExitCode);

        await JudgeAsync("make", "git status");
        var second = _home.Write("home/second", (await _home.RunAsync("audit", "checkpoint")).Out);
        Assert.Equal(1, (await witness.RunAsync("audit", "witness", second, "--log", key)).ExitCode);

        var request = (await _home.RunAsync("audit", "prove", "--from", "2")).Out;
        var lines = request.Split('\n');
        var forged = _home.Write("home/forged", string.Join('\n', [lines[0], lines[1][..^5] + (lines[1][^5] == 'A' ? 'B' : 'A') + lines[1][^4..], .. lines[2..]]));
        Assert.Equal(1, (await witness.RunAsync("audit", "witness", forged, "--log", key)).ExitCode);
        var cosigned = await witness.RunAsync("audit", "witness", _home.Write("home/request", request), "--log", key);
        Assert.Equal((0, ""), (cosigned.ExitCode, cosigned.Error));
        Assert.Contains("\n4\n", cosigned.Out);

        // And the proof of an entry bears the witness's word, once it was taken in.
        var vkey = (await witness.RunAsync("audit", "witness", "--key")).Out.Trim();
        Assert.Equal(0, (await _home.RunAsync("audit", "checkpoint", "--cosign", _home.Write("home/cosigned", cosigned.Out), "--witness", vkey)).ExitCode);
        var proof = _home.Write("home/proof", (await _home.RunAsync("audit", "prove", "3")).Out);
        var check = await witness.RunAsync("audit", "prove", "--check", proof, "--key", key, "--key", vkey);
        Assert.Matches("signed by      sigmashake.local/[0-9a-f]+, sigmashake.local/witness-", check.Out);
        Assert.Equal(0, (await VerifyAsync(proof, key)).ExitCode);
    }

    [Fact]
    public async Task A_changed_proof_and_a_stranger_s_key_are_refused_in_one_line()
    {
        await JudgeAsync("ls", "pwd");
        var text = (await _home.RunAsync("audit", "prove", "0")).Out;
        using var stranger = new SsgHome();
        await stranger.FeedAsync(EvalCommandTests.Call("ls"), "hook", "generic");
        var strange = (await stranger.RunAsync("audit", "checkpoint", "--key")).Out.Trim();

        var changed = await _home.RunAsync("audit", "prove", "--check", _home.Write("home/changed", text.Replace("index 0", "index 1", StringComparison.Ordinal)));
        Assert.Equal((1, "ssg: the proof does not hold: its leaf is that of entry 0; ask for the proof again; what this one says is not to be believed\n"), (changed.ExitCode, changed.Error));
        var refused = await _home.RunAsync("audit", "prove", "--check", _home.Write("home/proof", text), "--key", strange);
        Assert.Equal((1, ""), (refused.ExitCode, refused.Out));
        Assert.Contains("no trusted key has signed the note", refused.Error);
    }

    [Fact]
    public async Task What_cannot_be_proved_is_said_with_what_can()
    {
        await JudgeAsync("ls", "pwd", "make");
        foreach (var (arguments, problem) in new (string[], string)[]
        {
            ([], "say what to prove: INDEX, or `--from N`, or `--check FILE`"),
            (["1", "--from", "1"], "say what to prove: INDEX, or `--from N`, or `--check FILE`"),
            (["x"], "`x` is not the number of an entry; they count from 0"),
            (["3"], "there is no entry 3; the last one is 2"),
            (["2", "--size", "2"], "entry 2 is not among the first 2; `--size` has to be at least 3"),
            (["--from", "0"], "`--from` is a number of entries from 1 to 3, not 0"),
            (["--from", "4"], "`--from` is a number of entries from 1 to 3, not 4"),
        })
        {
            var result = await _home.RunAsync(["audit", "prove", .. arguments]);
            Assert.Equal((2, "", $"ssg: {problem}\n"), (result.ExitCode, result.Out, result.Error));
        }

        var none = await _home.RunAsync("audit", "prove", "0", "--size", "2");
        Assert.Equal((1, "ssg: no checkpoint over 2 entries was signed; there can be a proof for 3\n"), (none.ExitCode, none.Error));
        using var empty = new SsgHome();
        Assert.Contains("nothing is on record", (await empty.RunAsync("audit", "prove", "0")).Error);
        Assert.Contains("give the log's verifier key with `--key`", (await empty.RunAsync("audit", "prove", "--check", "proof")).Error);
    }

    [Fact]
    public async Task An_exported_log_is_verified_by_a_stranger()
    {
        await JudgeAsync("ls", "rm -rf /", "git status");
        var exported = await _home.RunAsync("audit", "export", "--format", "tiles", "export");
        Assert.Equal((0, "entries  3\nfolder   export\n", ""), (exported.ExitCode, exported.Out, exported.Error));

        var verified = await VerifyAsync(Path.Combine(_home.Project, "export"), await KeyAsync());
        Assert.Equal((0, ""), (verified.ExitCode, verified.Error));
        Assert.StartsWith("size 3\nroot ", verified.Out);

        var again = await _home.RunAsync("audit", "export", "--format", "tiles", "export");
        Assert.Equal((1, $"ssg: `{Path.Combine(_home.Project, "export")}` is there already, and not empty; name a folder that is not there yet\n"), (again.ExitCode, again.Error));
        Assert.Equal(2, (await _home.RunAsync("audit", "export", "--format", "tiles")).ExitCode);
    }

    [Fact]
    public async Task An_export_that_is_killed_or_whose_disk_fails_leaves_no_log_under_its_name()
    {
        await JudgeAsync("ls", "pwd");
        string[] export = [Checkout.Ssg, "audit", "export", "--format", "tiles", "export"];

        // All is written and nothing is known to be on the disk.
        await _home.OtherAsync("strace", "", ["-f", "-qq", "-o", "/dev/null", "-e", "trace=syncfs", "-e", "inject=syncfs:signal=KILL", .. export]);
        var left = Assert.Single(Directory.GetFileSystemEntries(_home.Project));
        Assert.Matches(@"/\.export\.[0-9a-f]{16}\.unfinished$", left);
        Directory.Delete(left, recursive: true);

        var failed = await _home.OtherAsync("strace", "", ["-f", "-qq", "-o", "/dev/null", "-e", "trace=syncfs", "-e", "inject=syncfs:error=EIO", .. export]);
        Assert.Equal(1, failed.ExitCode);
        Assert.Contains("input/output error (EIO)", failed.Error);
        Assert.Empty(Directory.GetFileSystemEntries(_home.Project));
        Assert.Equal(0, (await _home.RunAsync(export[1..])).ExitCode);
    }

    private static Task<ChildResult> VerifyAsync(params string[] arguments) =>
        ChildProcess.RunAsync("python3", [Path.Combine(Checkout.Root, "tools", "verify.py"), .. arguments]);

    private async Task<string> KeyAsync() => (await _home.RunAsync("audit", "checkpoint", "--key")).Out.Trim();

    private async Task JudgeAsync(params string[] commands)
    {
        foreach (var command in commands) await _home.FeedAsync(EvalCommandTests.Call(command), "hook", "generic");
    }
}
