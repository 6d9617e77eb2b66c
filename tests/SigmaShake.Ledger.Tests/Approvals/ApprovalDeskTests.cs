using SigmaShake.Ledger.Approvals;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Tests.Support;

namespace SigmaShake.Ledger.Tests.Approvals;

public sealed class ApprovalDeskTests : IDisposable
{
    private readonly TestDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void What_a_person_approved_is_let_through_once_and_all_of_it_is_on_record()
    {
        Assert.Equal(PersonsAnswer.None, _desk.Try(TestDesk.Call()));
        var binding = _desk.Ask(TestDesk.Call());
        var request = Assert.Single(_desk.Waiting());
        Assert.Equal((binding, "codex", "git push --force"), (request.Binding, request.Content.Agent, request.Content.Subject));
        Assert.Equal($"{binding.ToString()[..8]}: Bash git push --force, codex in /work/shop", request.Describe());

        _desk.Approve();

        Assert.Empty(_desk.Waiting());
        Assert.Equal(PersonsAnswer.Approved, _desk.Try(TestDesk.Call()));
        Assert.Equal(PersonsAnswer.Used, _desk.Try(TestDesk.Call()));
        var entries = _desk.Ledger.Read().Entries;
        Assert.Equal([EntryKind.Call, EntryKind.PersonAction, EntryKind.Call], entries.Select(entry => entry.Kind));
        Assert.All(_desk.Ledger.Payloads(), payload => Assert.Contains(binding.ToString(), payload));
        Assert.True(_desk.Ledger.Verify().IsIntact);
    }

    [Fact]
    public void What_a_person_refused_stays_refused_for_ten_minutes()
    {
        _desk.Ask(TestDesk.Call());
        using (var desk = _desk.Open()) Assert.Null(desk.Deny(Assert.Single(desk.Waiting()), "test"));

        Assert.Equal(PersonsAnswer.Denied, _desk.Try(TestDesk.Call()));
        _desk.Clock.Now += ApprovalLimits.AnswerLife;
        Assert.Equal(PersonsAnswer.None, _desk.Try(TestDesk.Call()));
        Assert.Contains("\"action\":\"approve-deny\"", _desk.Ledger.Payloads()[^1]);
    }

    [Fact]
    public void A_call_that_is_asked_again_waits_once()
    {
        _desk.Ask(TestDesk.Call());
        _desk.Clock.Now += TimeSpan.FromMinutes(59);
        _desk.Ask(TestDesk.Call());
        _desk.Clock.Now += TimeSpan.FromMinutes(59);

        Assert.Single(_desk.Waiting());
    }

    [Fact]
    public void A_request_waits_an_hour()
    {
        _desk.Ask(TestDesk.Call());
        _desk.Clock.Now += ApprovalLimits.RequestLife;

        Assert.Empty(_desk.Waiting());
        _desk.Ask(TestDesk.Call("ls"));
        Assert.Single(Directory.GetFiles(_desk.Folder, "*.request"));
    }

    [Fact]
    public void Of_more_requests_than_may_wait_the_oldest_go()
    {
        for (var i = 0; i < ApprovalLimits.MaxWaiting + 3; i++) _desk.Ask(TestDesk.Call($"rm {i}"));

        var waiting = _desk.Waiting();
        Assert.Equal(ApprovalLimits.MaxWaiting, waiting.Count);
        Assert.Equal(["rm 3", $"rm {ApprovalLimits.MaxWaiting + 2}"], [waiting[0].Content.Subject, waiting[^1].Content.Subject]);
    }

    [Fact]
    public void A_request_that_somebody_else_has_answered_is_not_answered_again()
    {
        _desk.Ask(TestDesk.Call());
        using var desk = _desk.Open();
        var request = Assert.Single(desk.Waiting());
        Assert.Null(desk.Deny(request, "test"));

        Assert.Contains("waits no longer", desk.Approve(request, "test")!.Message);
        Assert.Equal(PersonsAnswer.Denied, desk.AnswerTo(request.Binding));
    }

    [Fact]
    public void What_is_shown_has_no_secret_and_says_where_it_was_cut()
    {
        _desk.Ask(TestDesk.Call("curl -H 'Authorization: Bearer abcdefghij0123456789' x"));
        _desk.Ask(TestDesk.Call(new string('x', 9_000)));

        var waiting = _desk.Waiting();
        Assert.DoesNotContain("abcdefghij", waiting[0].Content.Subject);
        Assert.Equal([false, true], waiting.Select(request => request.IsCut));
    }

    [Fact]
    public void Folder_and_files_are_their_owners_alone()
    {
        _desk.Ask(TestDesk.Call());
        _desk.Approve();
        _desk.Ask(TestDesk.Call("ls"));

        const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(Private | UnixFileMode.UserExecute, File.GetUnixFileMode(_desk.Folder));
        Assert.Equal(4, Directory.GetFiles(_desk.Folder).Length);
        Assert.All(Directory.GetFiles(_desk.Folder), file => Assert.Equal(Private, File.GetUnixFileMode(file)));
    }

    [Fact]
    public void What_a_killed_process_left_half_written_goes()
    {
        _desk.Ask(TestDesk.Call());
        File.WriteAllText(Path.Combine(_desk.Folder, ".x.request.0123"), "1");

        _desk.Ask(TestDesk.Call("ls"));

        Assert.DoesNotContain(Directory.GetFiles(_desk.Folder), file => Path.GetFileName(file)[0] == '.');
        Assert.Equal(2, _desk.Waiting().Count);
    }

    [Fact]
    public void Another_machine_binds_the_same_call_otherwise()
    {
        using var other = new TestDesk();

        Assert.NotEqual(_desk.Ask(TestDesk.Call()), other.Ask(TestDesk.Call()));
    }
}
