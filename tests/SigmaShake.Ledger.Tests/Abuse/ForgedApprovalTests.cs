using System.Globalization;
using SigmaShake.Ledger.Approvals;
using SigmaShake.Ledger.Erasure;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Ledger.Tests.Support;
using SigmaShake.Testing;

namespace SigmaShake.Ledger.Tests.Abuse;

/// <summary>Abuse 24 for approvals: flipped, cut, copied, put back, forged, of somebody else, too late. None of it lets a call through.</summary>
public sealed class ForgedApprovalTests : IDisposable
{
    private readonly TestDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void Each_bit_of_an_answer_counts()
    {
        Approved();
        var file = _desk.File(".answer");
        var bytes = File.ReadAllBytes(file);
        for (var bit = 0; bit < 8 * bytes.Length; bit++)
        {
            var flipped = (byte[])bytes.Clone();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(file, flipped);
            Assert.True(_desk.Look(TestDesk.Call()) == PersonsAnswer.None, $"bit {bit}");
        }

        File.WriteAllBytes(file, bytes);
        Assert.Equal(PersonsAnswer.Approved, _desk.Look(TestDesk.Call()));
    }

    [Fact]
    public void An_answer_that_was_cut_or_has_something_added_is_none()
    {
        Approved();
        var file = _desk.File(".answer");
        var bytes = File.ReadAllBytes(file);
        for (var length = 0; length < bytes.Length; length++)
        {
            File.WriteAllBytes(file, bytes[..length]);
            Assert.True(_desk.Look(TestDesk.Call()) == PersonsAnswer.None, $"cut to {length}");
        }

        foreach (var more in (string[])["\n", " 1\n", "\0", new string('9', 100)])
        {
            File.WriteAllBytes(file, [.. bytes, .. System.Text.Encoding.ASCII.GetBytes(more)]);
            Assert.Equal(PersonsAnswer.None, _desk.Look(TestDesk.Call()));
        }
    }

    [Fact]
    public void Each_bit_of_the_entry_counts()
    {
        Approved();
        var ticket = File.ReadAllText(_desk.File(".answer")).Split(' ');
        var offset = int.Parse(ticket[0], CultureInfo.InvariantCulture);
        var bytes = File.ReadAllBytes(_desk.Ledger.Entries);
        for (var at = offset; at < bytes.Length; at++)
        {
            var flipped = (byte[])bytes.Clone();
            flipped[at] ^= (byte)(1 << (at % 8));
            File.WriteAllBytes(_desk.Ledger.Entries, flipped);
            Assert.True(_desk.Look(TestDesk.Call()) == PersonsAnswer.None, $"byte {at}");
        }
    }

    [Fact]
    public void An_answer_that_is_copied_to_another_call_is_none()
    {
        Approved();
        var other = TestDesk.Call("rm -rf /");
        var binding = _desk.Ask(other);
        File.Copy(_desk.File(".answer"), Path.Combine(_desk.Folder, $"{WaitingRequest.IdOf(binding)}.answer"));

        Assert.Equal(PersonsAnswer.None, _desk.Try(other));
    }

    [Fact]
    public void An_answer_that_is_put_back_after_its_use_is_used_up()
    {
        Approved();
        var file = _desk.File(".answer");
        var copy = File.ReadAllBytes(file);
        Assert.Equal(PersonsAnswer.Approved, _desk.Try(TestDesk.Call()));
        File.Delete(file);
        File.WriteAllBytes(file, copy);

        Assert.Equal(PersonsAnswer.Used, _desk.Try(TestDesk.Call()));

        // Nor does a later approval of the same call bring the earlier one back.
        _desk.Ask(TestDesk.Call());
        _desk.Approve();
        Assert.Equal(PersonsAnswer.Approved, _desk.Try(TestDesk.Call()));
        File.WriteAllBytes(file, copy);
        Assert.Equal(PersonsAnswer.Used, _desk.Try(TestDesk.Call()));
    }

    [Fact]
    public void A_forged_answer_that_names_the_request_or_no_entry_is_none()
    {
        var binding = _desk.Ask(TestDesk.Call());
        var answer = Path.Combine(_desk.Folder, $"{WaitingRequest.IdOf(binding)}.answer");
        File.Copy(_desk.File(".request"), answer);
        Assert.Equal(PersonsAnswer.None, _desk.Try(TestDesk.Call()));

        foreach (var forged in (string[])["0 0 0\n", "999999 1 0\n", "9223372036854775807 0 0\n", "-1 0 0\n", "yes\n", ""])
        {
            File.WriteAllText(answer, forged);
            Assert.Equal(PersonsAnswer.None, _desk.Try(TestDesk.Call()));
        }
    }

    [Fact]
    public void A_request_that_shows_one_call_and_means_another_is_not_shown()
    {
        var harmless = _desk.Ask(TestDesk.Call("ls"));
        var harmful = _desk.Ask(TestDesk.Call("rm -rf /"));
        string PathOf(Digest binding) => Path.Combine(_desk.Folder, $"{WaitingRequest.IdOf(binding)}.request");
        File.Copy(PathOf(harmless), PathOf(harmful), overwrite: true);

        Assert.Equal(harmless, Assert.Single(_desk.Waiting()).Binding);
    }

    public static TheoryData<BoundCall> OtherCalls() =>
    [
        TestDesk.Call("git push --force origin"),
        TestDesk.Call() with { Cwd = "/work/other" },
        TestDesk.Call() with { Session = "session-2" },
        TestDesk.Call() with { Session = null },
        TestDesk.Call() with { Agent = "claude-code" },
        TestDesk.Call() with { ProjectDirectory = "/work/shop" },
        TestDesk.Call() with { Scripts = [new("/work/shop/x.sh", "ls"u8.ToArray())] },
        TestDesk.Call() with { Links = [new("/work/shop/x", "/etc")] },
    ];

    [Theory]
    [MemberData(nameof(OtherCalls))]
    public void An_approval_holds_for_no_other_call(BoundCall other)
    {
        Approved();

        Assert.Equal(PersonsAnswer.None, _desk.Try(other));
        Assert.Equal(PersonsAnswer.Approved, _desk.Try(TestDesk.Call()));
    }

    [Theory]
    [InlineData(0, PersonsAnswer.Approved)]
    [InlineData(599_999, PersonsAnswer.Approved)]
    [InlineData(600_000, PersonsAnswer.None)]
    [InlineData(-1, PersonsAnswer.None)]
    [InlineData(-86_400_000, PersonsAnswer.None)]
    public void It_holds_for_ten_minutes_to_the_millisecond_and_not_before_it_was_given(long ms, PersonsAnswer answer)
    {
        Approved();
        _desk.Clock.Now += TimeSpan.FromMilliseconds(ms);

        Assert.Equal(answer, _desk.Look(TestDesk.Call()));
    }

    [Fact]
    public void A_clock_that_is_set_back_brings_none_back_that_the_log_has_seen_run_out()
    {
        Approved();
        _desk.Clock.Now += ApprovalLimits.AnswerLife;
        _desk.Record(TestDesk.Call("ls"));
        _desk.Clock.Now = TestLedger.Noon.AddMinutes(5);

        Assert.Equal(PersonsAnswer.None, _desk.Try(TestDesk.Call()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(200)]
    public void Where_an_entry_since_is_gone_or_damaged_it_may_have_been_the_use(int damagedByte)
    {
        Approved();
        var next = _desk.Record(TestDesk.Call("ls"));
        _desk.Record(TestDesk.Call("ls"));
        Assert.Equal(PersonsAnswer.Approved, _desk.Look(TestDesk.Call()));
        var bytes = File.ReadAllBytes(_desk.Ledger.Entries);
        bytes[next.Offset + damagedByte] ^= 1;
        File.WriteAllBytes(_desk.Ledger.Entries, bytes);

        Assert.Equal(PersonsAnswer.None, _desk.Look(TestDesk.Call()));
    }

    [Fact]
    public void A_use_that_was_erased_from_the_log_makes_none_unused()
    {
        Approved();
        Assert.Equal(PersonsAnswer.Approved, _desk.Try(TestDesk.Call()));
        using (var eraser = LedgerEraser.Open(_desk.Ledger.Folder).Value!)
            Assert.Null(eraser.Erase(eraser.Find(ErasureSelection.Entry(2)).Value!, new Eraser("person", 1000, "test"), _desk.Clock));

        Assert.Equal(PersonsAnswer.None, _desk.Look(TestDesk.Call()));
    }

    [Fact]
    public void While_one_looks_for_an_answer_nobody_else_does()
    {
        Approved();
        using var desk = _desk.Open();

        Assert.Equal(LedgerErrorKind.Busy, ApprovalDesk.Open(_desk.Folder, _desk.Ledger.Folder, _desk.Clock).Error!.Kind);
    }

    [Fact]
    public void A_log_that_was_put_back_to_before_the_approval_knows_none()
    {
        _desk.Ask(TestDesk.Call());
        var before = File.ReadAllBytes(_desk.Ledger.Entries);
        _desk.Approve();
        File.WriteAllBytes(_desk.Ledger.Entries, before);

        Assert.Equal(PersonsAnswer.None, _desk.Try(TestDesk.Call()));
    }

    [Theory]
    [InlineData(".answer")]
    [InlineData("key")]
    public async Task A_link_or_a_pipe_in_place_of_a_file_is_not_followed(string ending)
    {
        Approved();
        var file = _desk.File(ending);
        File.Move(file, _desk.Ledger.Beside("elsewhere"));
        File.CreateSymbolicLink(file, _desk.Ledger.Beside("elsewhere"));
        AssertNothingHolds();

        File.Delete(file);
        Assert.Equal(0, (await ChildProcess.RunAsync("mkfifo", [file])).ExitCode);
        AssertNothingHolds();
    }

    [Theory]
    [InlineData(".answer")]
    [InlineData("key")]
    public async Task A_file_that_others_may_write_or_own_says_nothing(string ending)
    {
        Approved();
        var file = _desk.File(ending);
        File.SetUnixFileMode(file, File.GetUnixFileMode(file) | UnixFileMode.GroupWrite);
        AssertNothingHolds();

        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Equal(PersonsAnswer.Approved, _desk.Look(TestDesk.Call()));
        Assert.SkipUnless(Environment.UserName == "root", "needs root to give a file away");
        Assert.Equal(0, (await ChildProcess.RunAsync("chown", ["1", file])).ExitCode);
        AssertNothingHolds();
    }

    [Fact]
    public void A_folder_that_is_a_link_or_that_others_may_write_is_refused()
    {
        Approved();
        File.SetUnixFileMode(_desk.Folder, File.GetUnixFileMode(_desk.Folder) | UnixFileMode.OtherWrite);
        Assert.Equal(LedgerErrorKind.Unsafe, ApprovalDesk.Open(_desk.Folder, _desk.Ledger.Folder, _desk.Clock).Error!.Kind);

        File.SetUnixFileMode(_desk.Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Directory.Move(_desk.Folder, _desk.Ledger.Beside("elsewhere"));
        File.CreateSymbolicLink(_desk.Folder, _desk.Ledger.Beside("elsewhere"));
        Assert.Equal(LedgerErrorKind.Unsafe, ApprovalDesk.Open(_desk.Folder, _desk.Ledger.Folder, _desk.Clock).Error!.Kind);
    }

    [Fact]
    public void Another_key_ends_all_approvals()
    {
        Approved();
        File.Delete(_desk.File("key"));

        Assert.Equal(PersonsAnswer.None, _desk.Try(TestDesk.Call()));
    }

    [Fact]
    public async Task Of_fifty_that_come_at_once_one_is_let_through()
    {
        Approved();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => _desk.Try(TestDesk.Call()))));

        Assert.Single(answers, PersonsAnswer.Approved);
        Assert.Equal(49, answers.Count(answer => answer == PersonsAnswer.Used));
    }

    private void Approved()
    {
        _desk.Ask(TestDesk.Call());
        _desk.Approve();
    }

    private void AssertNothingHolds()
    {
        using var desk = _desk.Open();
        var isBound = desk.Bind(TestDesk.Call(), out var binding) is null;
        Assert.True(!isBound || desk.AnswerTo(binding) == PersonsAnswer.None);
    }
}
