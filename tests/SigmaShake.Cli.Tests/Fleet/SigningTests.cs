using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Fleet;

/// <summary>Keys, roots and signatures, on machines without a network.</summary>
public sealed class SigningTests : IDisposable
{
    private readonly FleetDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_key_is_its_owners_alone_never_overwritten_and_read_by_openssl()
    {
        Assert.Equal((UnixFileMode)0b110_000_000, File.GetUnixFileMode(_desk["alice.pem"]));
        Assert.Equal((UnixFileMode)0b110_100_100, File.GetUnixFileMode(_desk["alice.pem.pub"]));
        var before = await File.ReadAllBytesAsync(_desk["alice.pem"], TestContext.Current.CancellationToken);
        _desk.Refuse("is there already", "fleet", "keys", "new", "alice.pem");
        File.Delete(_desk["alice.pem.pub"]);
        _desk.Refuse("is there already", "fleet", "keys", "new", "alice.pem");
        Assert.Equal(before, await File.ReadAllBytesAsync(_desk["alice.pem"], TestContext.Current.CancellationToken));
        Assert.DoesNotContain("PRIVATE", _desk.Output + _desk.Error);

        _desk.Succeed("fleet", "keys", "show", "bob.pem");
        var shown = _desk.Output;
        _desk.Succeed("fleet", "keys", "show", "bob.pem.pub");
        Assert.Equal(shown, _desk.Output);
        Assert.Matches("^id      [0-9a-f]{64}\npublic  [0-9a-f]{64}\n$", shown);

        if (!File.Exists("/usr/bin/openssl")) return;
        var openssl = await ChildProcess.RunAsync("/usr/bin/openssl", ["pkey", "-in", _desk["bob.pem"], "-pubout"]);
        Assert.Equal(await File.ReadAllTextAsync(_desk["bob.pem.pub"], TestContext.Current.CancellationToken), openssl.Out);
    }

    [Fact]
    public void A_first_root_needs_everything_and_two_people_unless_somebody_says_otherwise()
    {
        string[] make = ["fleet", "keys", "root", "-o", "root.json"];
        _desk.Refuse("needs `--root-key`", make);
        _desk.Refuse("needs `--targets-key`", [.. make, "--root-key", "alice.pem.pub"]);
        _desk.Refuse("needs `--online-key`", [.. make, "--root-key", "alice.pem.pub", "--targets-key", "bob.pem.pub"]);
        make = [.. make, "--root-key", "alice.pem.pub", "--targets-key", "bob.pem.pub"];
        _desk.Refuse("a threshold of 2 cannot be met by 1 key; say `--threshold` with a number from 1 to 1, or name more with `--root-key`", [.. make, "--online-key", "server.pem.pub"]);
        _desk.Refuse("names one key twice", [.. make, "--root-key", "alice.pem.pub", "--online-key", "server.pem.pub"]);
        _desk.Refuse("the server's key is also one of those that make rules", [.. make, "--online-key", "bob.pem.pub", "--threshold", "1", "--targets-threshold", "1"]);
        _desk.Refuse("a threshold of 0", [.. make, "--online-key", "server.pem.pub", "--threshold", "0"]);
        _desk.Refuse("no public key of Ed25519", [.. make, "--online-key", "server.pem"]);
        _desk.Refuse("`--expires` cannot be `1y`", [.. make, "--online-key", "server.pem.pub", "--expires", "1y"]);
        Assert.False(File.Exists(_desk["root.json"]));

        _desk.Succeed([.. make, "--online-key", "server.pem.pub", "--threshold", "1", "--targets-threshold", "1", "--expires", "30d"]);
        Assert.Contains("root, version 1, good until ", _desk.Output);
        Assert.Contains("0 of 1 signatures that version 1 of root asks for; 1 missing", _desk.Output);
        _desk.Refuse("is there already", [.. make, "--online-key", "server.pem.pub", "--threshold", "1", "--targets-threshold", "1"]);
    }

    [Fact]
    public void A_root_says_how_machines_know_it_once_it_is_whole()
    {
        _desk.MakeRoot();

        Assert.Matches("machines are told its SHA-256: [0-9a-f]{64}\n$", _desk.Output);
    }

    [Fact]
    public void Two_people_sign_copies_apart_from_each_other_and_the_order_does_not_matter()
    {
        _desk.MakeRoot();
        _desk.Build("out");
        Copy("out", "of-alice");
        Copy("out", "of-bob");
        Copy("out", "other");
        _desk.Sign("of-alice", "alice");
        Assert.Contains("1 of 2 signatures that version 1 of root asks for; 1 missing", _desk.Output);
        _desk.Sign("of-bob", "bob");

        _desk.Succeed("fleet", "bundle", "merge", "out", "of-alice", "of-bob/targets.json");
        Assert.Contains("2 of 2 signatures", _desk.Output);
        _desk.Succeed("fleet", "bundle", "merge", "other", "of-bob", "of-alice");

        Assert.Equal(File.ReadAllBytes(_desk["out/targets.json"]), File.ReadAllBytes(_desk["other/targets.json"]));
        Assert.Equal(2, _desk.Staged("out/targets.json").Signatures.Count);
    }

    [Fact]
    public void A_detached_signature_stands_alone_on_standard_output_and_leaves_the_file_as_it_is()
    {
        _desk.MakeRoot();
        _desk.Build("out");
        var before = File.ReadAllBytes(_desk["out/targets.json"]);

        _desk.Sign("out", "alice", "--detached");
        File.WriteAllText(_desk["alice.sig"], _desk.Output);

        Assert.Equal(before, File.ReadAllBytes(_desk["out/targets.json"]));
        Assert.Single(_desk.Output.TrimEnd().Split('\n'));
        Assert.Contains("release 1", _desk.Error);
        _desk.Succeed("fleet", "bundle", "merge", "out", "alice.sig");
        Assert.Contains("1 of 2 signatures", _desk.Output);
    }

    [Fact]
    public void Who_signs_is_shown_what_it_says_and_may_think_better_of_it()
    {
        _desk.MakeRoot();
        _desk.Build("out", "--first", "canary-1", "--waves", "10,100");
        _desk.WriteRules("git.rules", FleetDesk.Rules.Replace("no push", "never push", StringComparison.Ordinal) + FleetDesk.Rules.Replace("push", "tag", StringComparison.Ordinal).Replace("DENY", "ALLOW", StringComparison.Ordinal));
        File.WriteAllText(_desk["rules/settings.json"], """{"grant":true,"packs_enabled":["system"],"decisions":{"send":"none"}}""");
        _desk.Build("next", "--from", "out/targets.json", "--first", "canary-1");
        _desk.Run.Input = "n\n";

        Assert.Equal(1, _desk.Run.Run("fleet", "bundle", "sign", "next", "--key", "alice.pem", "--from", "out"));

        Assert.Contains("ssg: nothing was signed", _desk.Error);
        Assert.Contains("release 2, good until ", _desk.Output);
        Assert.Contains("{\"rollout\":{\"first\":[\"canary-1\"],\"waves\":[100]}}", _desk.Output);
        Assert.Contains("  changed  DENY execution  push  (git.rules:1)\n", _desk.Output);
        Assert.Contains("  new      ALLOW execution tag  (git.rules:", _desk.Output);
        Assert.Contains("  setting  grant is true", _desk.Output);
        Assert.Contains("  setting  the pack system is enforced\n", _desk.Output);
        Assert.Contains("  setting  machines may send none\n", _desk.Output);
        Assert.Empty(_desk.Staged("next/targets.json").Signatures);

        _desk.Run.Input = "y\n";
        Assert.Equal(0, _desk.Run.Run("fleet", "bundle", "sign", "next", "--key", "alice.pem", "--from", "out"));
        Assert.Single(_desk.Staged("next/targets.json").Signatures);
    }

    [Fact]
    public void Nothing_is_signed_that_is_not_what_one_was_shown_or_with_a_key_that_others_have()
    {
        _desk.MakeRoot();
        _desk.Build("out");
        var bundle = File.ReadAllText(_desk["out/bundle.json"]);
        string[] sign = ["fleet", "bundle", "sign", "out", "--yes", "--key"];

        File.WriteAllText(_desk["out/bundle.json"], bundle.Replace("DENY", "DENy", StringComparison.Ordinal));
        _desk.Refuse("it is not the bundle that", [.. sign, "alice.pem"]);
        File.Delete(_desk["out/bundle.json"]);
        _desk.Refuse("put the bundle that is to be signed beside", [.. sign, "alice.pem"]);
        File.WriteAllText(_desk["out/bundle.json"], bundle);
        _desk.Refuse("does not stand for `targets`", [.. sign, "mallory.pem"]);
        Secret("not-private.pem", File.ReadAllText(_desk["alice.pem.pub"]));
        _desk.Refuse("no private key of Ed25519", [.. sign, "not-private.pem"]);
        File.SetUnixFileMode(_desk["bob.pem"], (UnixFileMode)0b110_100_000);
        _desk.Refuse("may be read by others; run `chmod 600`", [.. sign, "bob.pem"]);
        File.Delete(_desk["out/root.json"]);
        _desk.Refuse("put `root.json` beside the file, or name it with `--root`", [.. sign, "alice.pem"]);
        Assert.Empty(_desk.Staged("out/targets.json").Signatures);

        _desk.Succeed([.. sign, "alice.pem", "--root", "root.json"]);
    }

    [Fact]
    public void What_does_not_belong_on_the_file_is_not_merged()
    {
        _desk.MakeRoot();
        _desk.Build("out");
        _desk.WriteRules("more.rules", "");
        _desk.Build("other");
        _desk.Sign("other", "alice");
        _desk.Refuse("another file of `targets`", "fleet", "bundle", "merge", "out", "other");
        _desk.Sign("other", "bob", "--detached");
        File.WriteAllText(_desk["bob.sig"], _desk.Output);
        _desk.Refuse("on another file of `targets`", "fleet", "bundle", "merge", "out", "bob.sig");
        _desk.Refuse("is not JSON", "fleet", "bundle", "merge", "out", "rules/git.rules");

        _desk.Succeed("fleet", "bundle", "merge", "out", "out");
        Assert.Contains("adds no signature that counts here", _desk.Error);
        Assert.Empty(_desk.Staged("out/targets.json").Signatures);
    }

    [Fact]
    public async Task A_key_may_be_under_a_passphrase_which_openssl_understands_too()
    {
        _desk.MakeRoot();
        _desk.Build("out");
        Secret("words", "correct horse\n");
        Secret("wrong", "battery staple");
        Secret("nothing", "\n");
        _desk.Refuse("is empty; write the passphrase into it", "fleet", "keys", "new", "dora.pem", "--passphrase-file", "nothing");
        _desk.Succeed("fleet", "keys", "new", "dora.pem", "--passphrase-file", "words");
        var shown = _desk.Output;
        Assert.StartsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----\n", await File.ReadAllTextAsync(_desk["dora.pem"], TestContext.Current.CancellationToken));

        _desk.Refuse("is under a passphrase; name the file", "fleet", "keys", "show", "dora.pem");
        _desk.Refuse("the passphrase does not open this key", "fleet", "keys", "show", "dora.pem", "--passphrase-file", "wrong");
        _desk.Succeed("fleet", "keys", "show", "dora.pem", "--passphrase-file", "words");
        Assert.Equal(shown, _desk.Output);

        if (!File.Exists("/usr/bin/openssl")) return;
        var read = await ChildProcess.RunAsync("/usr/bin/openssl", ["pkey", "-in", _desk["dora.pem"], "-passin", $"file:{_desk["words"]}", "-pubout"]);
        Assert.Equal(await File.ReadAllTextAsync(_desk["dora.pem.pub"], TestContext.Current.CancellationToken), read.Out);
        var written = await ChildProcess.RunAsync(
            "/usr/bin/openssl", ["pkcs8", "-topk8", "-v2", "aes256", "-in", _desk["alice.pem"], "-passout", $"file:{_desk["words"]}", "-out", _desk["alice2.pem"]]);
        Assert.Equal(0, written.ExitCode);
        File.SetUnixFileMode(_desk["alice2.pem"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        _desk.Succeed("fleet", "bundle", "sign", "out", "--yes", "--key", "alice2.pem", "--passphrase-file", "words");
        Assert.Contains("1 of 2 signatures", _desk.Output);
    }

    private void Secret(string name, string text)
    {
        File.WriteAllText(_desk[name], text);
        File.SetUnixFileMode(_desk[name], UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private void Copy(string from, string to)
    {
        Directory.CreateDirectory(_desk[to]);
        foreach (var file in Directory.GetFiles(_desk[from])) File.Copy(file, Path.Combine(_desk[to], Path.GetFileName(file)));
    }
}
