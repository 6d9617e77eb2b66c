using SigmaShake.Signing.Notes;

namespace SigmaShake.Cli.Tests.Commands;

public sealed class AuditCheckpointCommandTests : IDisposable
{
    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void A_checkpoint_is_printed_as_it_is_kept_and_verifies_by_the_printed_key()
    {
        Record();
        Assert.Equal((0, ""), (_run.Run("audit", "checkpoint"), _run.Error));
        var note = _run.Output;
        Assert.Equal(note, File.ReadAllText($"{_run.State.Checkpoints}/checkpoint.1"));

        Assert.Equal(0, _run.Run("audit", "checkpoint", "--key"));
        var key = VerifierKey.Parse(_run.Output.TrimEnd('\n')).Value!;
        Assert.Single(NoteVerification.Verify(SignedNote.Parse(System.Text.Encoding.UTF8.GetBytes(note)).Value!, [key]).Value!);

        Assert.Equal(0, _run.Run("audit", "checkpoint", "--show"));
        Assert.Equal(note, _run.Output);
        Assert.Equal(0, _run.Run("audit", "checkpoint"));
        Assert.Equal((note, "ssg: nothing was added since checkpoint 1; this is it again\n"), (_run.Output, _run.Error));
    }

    [Fact]
    public void Before_there_is_anything_each_form_says_how_it_begins()
    {
        Assert.Equal(1, _run.Run("audit", "checkpoint"));
        Assert.StartsWith("ssg: nothing is on record; ", _run.Error, StringComparison.Ordinal);
        foreach (var form in new[] { "--show", "--rotate" })
        {
            Assert.Equal(1, _run.Run("audit", "checkpoint", form));
            Assert.EndsWith("`ssg audit checkpoint` makes the first one\n", _run.Error.Replace("makes one\n", "makes the first one\n", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Verify_tells_what_the_checkpoints_cover_and_what_contradicts_them()
    {
        Record();
        _run.Run("audit", "verify");
        Assert.Contains("cover    no checkpoint covers it; `ssg audit checkpoint` makes one\n", _run.Output, StringComparison.Ordinal);
        var old = File.ReadAllBytes($"{_run.State.Ledger}/entries");
        Record();
        _run.Run("audit", "checkpoint");
        Assert.Equal(0, _run.Run("audit", "verify"));
        Assert.Contains("cover    all 2 entries by 1 checkpoint; ", _run.Output, StringComparison.Ordinal);

        File.WriteAllBytes($"{_run.State.Ledger}/entries", old);
        File.Delete($"{_run.State.Ledger}/lock");
        Assert.Equal(1, _run.Run("audit", "verify"));
        Assert.StartsWith(
            "problem  checkpoint 2 was signed over 2 entries, and 1 are there: the log was cut, or an older copy was put back; "
            + "keep a copy of `ledger` and `checkpoints` as evidence, then put back the log that was signed\nlog      NOT intact: 1 problem\n",
            _run.Output, StringComparison.Ordinal);
        Assert.Equal((1, ""), (_run.Run("audit", "checkpoint"), _run.Output));
        Assert.StartsWith("ssg: checkpoint 2 was signed over 2 entries, and 1 are there: ", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_tells_of_a_cut_that_the_log_records_itself()
    {
        Record();
        var old = File.ReadAllBytes($"{_run.State.Ledger}/entries");
        Record();
        File.WriteAllBytes($"{_run.State.Ledger}/entries", old);
        Record();
        Assert.Equal(0, _run.Run("audit", "verify"));
        Assert.Matches(@"^log      intact\nentries  [0-9]+\ngaps     entry 1 records: [0-9]+ durable bytes lost ", _run.Output);
    }

    [Theory]
    [InlineData("vkey", "sigmashake")]
    [InlineData("vkey", null)]
    [InlineData("checkpoint.1", "")]
    public void A_damaged_checkpoint_is_said_once_and_is_not_called_absent(string file, string? content)
    {
        Record();
        _run.Run("audit", "checkpoint");
        var path = $"{_run.State.Checkpoints}/{file}";
        if (content is null) File.Delete(path);
        else File.WriteAllText(path, content);
        Assert.Equal((1, ""), (_run.Run("audit", "checkpoint", "--show"), _run.Output));
        Assert.StartsWith($"ssg: the checkpoints are damaged: `{file}`: ", _run.Error, StringComparison.Ordinal);
        Assert.Equal(1, _run.Error.Count(c => c == '\n'));
        Assert.Single(_run.Error.Split("put back")[1..]);
        Assert.Single(_run.Error.Split(file)[1..]);
    }

    [Fact]
    public void A_log_without_its_entries_is_called_gone()
    {
        Record();
        File.Delete($"{_run.State.Ledger}/entries");
        foreach (var command in new[] { "verify", "checkpoint", "export" })
        {
            Assert.Equal(1, _run.Run("audit", command));
            Assert.StartsWith("ssg: the log is gone: there is no `", _run.Error, StringComparison.Ordinal);
            Assert.Contains("; put a copy of it back; ", _run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_key_is_changed_by_a_person_only_and_the_change_is_on_record()
    {
        Record();
        _run.Run("audit", "checkpoint", "--key");
        var old = _run.Output.TrimEnd('\n');
        _run.IsPerson = false;
        Assert.Equal(2, _run.Run("audit", "checkpoint", "--rotate"));
        Assert.Contains("is for a person only", _run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists($"{_run.State.Checkpoints}/hand-over.1"));

        _run.IsPerson = true;
        Assert.Equal(0, _run.Run("audit", "checkpoint", "--rotate"));
        Assert.Equal(_run.Output, File.ReadAllText($"{_run.State.Checkpoints}/hand-over.1"));
        _run.Run("audit", "checkpoint", "--key");
        var now = _run.Output.TrimEnd('\n');
        Assert.NotEqual(old, now);
        Assert.Equal($"checkpoint-key hand-over 1 from {old} to {now}", _run.Actions()[^1]);
        Assert.Equal(0, _run.Run("audit", "verify"));
    }

    [Theory]
    [InlineData("--show", "--key")]
    [InlineData("--rotate", "--show")]
    [InlineData("--cosign", "note")]
    [InlineData("--witness", "w+00000000+AA==")]
    [InlineData("--cosign", "note", "--witness", "w+00000000+AA==")]
    [InlineData("--cosign", "note", "--witness", "w+00000000+AA==", "--key")]
    public void A_wrong_call_is_said_in_one_line(params string[] options)
    {
        Record();
        Assert.Equal((2, ""), (_run.Run(["audit", "checkpoint", .. options]), _run.Output));
        Assert.Equal(1, _run.Error.Count(c => c == '\n'));
        Assert.False(Directory.Exists(_run.State.Checkpoints));
    }

    [Fact]
    public void Two_machines_witness_each_other()
    {
        using var other = new CommandRun();
        Record();
        _run.Run("audit", "checkpoint");
        _run.Write("note", _run.Output);
        _run.Run("audit", "checkpoint", "--key");
        var log = _run.Output.TrimEnd('\n');

        Assert.Equal(0, other.Run("audit", "witness", "--key"));
        var witness = other.Output.TrimEnd('\n');
        Assert.Equal(0, other.Run("audit", "witness", _run["note"], "--log", log));
        other.Write("cosigned", other.Output);
        Assert.Equal(0, _run.Run("audit", "checkpoint", "--cosign", other["cosigned"], "--witness", witness));
        Assert.Equal($"checkpoint 1 is cosigned by {witness.Split('+')[0]}\n", _run.Output);
        _run.Run("audit", "verify");
        Assert.Contains($"the only entry also by {witness.Split('+')[0]} (", _run.Output, StringComparison.Ordinal);

        // And is not taken in for what it is not.
        Assert.Equal(1, _run.Run("audit", "checkpoint", "--cosign", _run["note"], "--witness", witness));
        Assert.StartsWith("ssg: the note: no trusted key has signed the note; ", _run.Error, StringComparison.Ordinal);
        Assert.Equal(1, other.Run("audit", "checkpoint", "--cosign", other["cosigned"], "--witness", witness));
    }

    [Fact]
    public void A_machine_does_not_witness_itself()
    {
        Record();
        _run.Run("audit", "checkpoint");
        _run.Write("note", _run.Output);
        _run.Run("audit", "checkpoint", "--key");
        var log = _run.Output.TrimEnd('\n');
        _run.Run("audit", "witness", "--key");
        var witness = _run.Output.TrimEnd('\n');
        _run.Run("audit", "witness", _run["note"], "--log", log);
        _run.Write("cosigned", _run.Output);
        Assert.Equal(1, _run.Run("audit", "checkpoint", "--cosign", _run["cosigned"], "--witness", witness));
        Assert.Contains("is this machine's own witness", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_witness_takes_no_log_that_grew_without_proof_and_no_wrong_call()
    {
        using var other = new CommandRun();
        Record();
        _run.Run("audit", "checkpoint", "--key");
        var log = _run.Output.TrimEnd('\n');
        _run.Run("audit", "checkpoint");
        _run.Write("first", _run.Output);
        Record();
        _run.Run("audit", "checkpoint");
        _run.Write("second", _run.Output);

        Assert.Equal(0, other.Run("audit", "witness", _run["first"], "--log", log));
        Assert.Equal((1, ""), (other.Run("audit", "witness", _run["second"], "--log", log), other.Output));
        Assert.Contains("has grown from 1 to 2 entries, and nothing proves that it only grew", other.Error, StringComparison.Ordinal);
        Assert.Equal(2, other.Run("audit", "witness", _run["first"]));
        Assert.Equal(2, other.Run("audit", "witness", "--log", log));
        Assert.Equal(2, other.Run("audit", "witness", "--key", "--log", log));
        Assert.Equal(2, other.Run("audit", "witness", _run["absent"], "--log", log));
        Assert.Equal(2, other.Run("audit", "witness", _run["first"], "--log", "nonsense"));
    }

    [Fact]
    public async Task The_binary_signs_witnesses_and_verifies_through_pipes()
    {
        using var home = new SsgHome();
        using var other = new SsgHome();
        await home.FeedAsync(EvalCommandTests.Call("ls"), "hook", "generic");
        var note = await home.RunAsync("audit", "checkpoint");
        Assert.Equal((0, ""), (note.ExitCode, note.Error));
        var log = (await home.RunAsync("audit", "checkpoint", "--key")).Out.TrimEnd('\n');
        var witness = (await other.RunAsync("audit", "witness", "--key")).Out.TrimEnd('\n');
        var cosigned = await other.FeedAsync(note.Out, "audit", "witness", "-", "--log", log);
        Assert.Equal((0, ""), (cosigned.ExitCode, cosigned.Error));
        Assert.Equal(0, (await home.FeedAsync(cosigned.Out, "audit", "checkpoint", "--cosign", "-", "--witness", witness)).ExitCode);
        var verify = await home.RunAsync("audit", "verify");
        Assert.True(verify.ExitCode == 0, verify.Out + verify.Error);
        Assert.Contains("cover    the only entry by 1 checkpoint; the only entry also by ", verify.Out, StringComparison.Ordinal);
        foreach (var file in Directory.EnumerateFiles($"{home.State}/checkpoints").Concat(Directory.EnumerateFiles($"{other.State}/witness")))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task OpenSSL_verifies_what_the_binary_has_signed()
    {
        using var home = new SsgHome();
        await home.FeedAsync(EvalCommandTests.Call("ls"), "hook", "generic");
        var note = SignedNote.Parse((await home.RunAsync("audit", "checkpoint")).Stdout).Value!;
        var key = VerifierKey.Parse((await home.RunAsync("audit", "checkpoint", "--key")).Out.TrimEnd('\n')).Value!;

        // An Ed25519 public key in DER (RFC 8410, section 4).
        byte[] der = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00, .. key.Key.Encoding];
        foreach (var (name, bytes) in new[] { ("key", der), ("text", note.TextBytes.ToArray()), ("signature", note.Signatures[0].Signature.ToArray()) })
            await File.WriteAllBytesAsync($"{home.Project}/{name}", bytes, TestContext.Current.CancellationToken);
        string[] arguments = ["pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", "key", "-rawin", "-in", "text", "-sigfile", "signature"];
        Assert.Equal("Signature Verified Successfully\n", (await home.OtherAsync("openssl", "", arguments)).Out);
        await File.AppendAllTextAsync($"{home.Project}/text", "x", TestContext.Current.CancellationToken);
        Assert.NotEqual(0, (await home.OtherAsync("openssl", "", arguments)).ExitCode);
    }

    private void Record() => Assert.Equal(0, _run.Run("pause", "--for", "1m", "--reason", "work"));
}
