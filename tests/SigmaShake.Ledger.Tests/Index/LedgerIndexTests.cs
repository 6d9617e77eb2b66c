using SigmaShake.Ledger.Index;
using SigmaShake.Ledger.Tests.Support;

namespace SigmaShake.Ledger.Tests.Index;

public sealed class LedgerIndexTests : IDisposable
{
    private readonly TestLedger _ledger = new();

    public void Dispose() => _ledger.Dispose();

    [Fact]
    public void What_is_new_is_read_in_by_whoever_looks_and_nothing_twice()
    {
        _ledger.Append(TestIndex.Shell("git status"));
        _ledger.Append(TestIndex.Shell("ls"));
        Assert.Equal(2, TestIndex.Search(_ledger, "git").Report.FoldedEntries);
        _ledger.Append(TestIndex.Shell("git push"));
        var (found, _, report) = TestIndex.Search(_ledger, "git");
        Assert.Equal([2, 0], found);
        Assert.Equal((1, null), (report.FoldedEntries, report.Discarded));
        Assert.Equal(0, TestIndex.Search(_ledger, "git").Report.FoldedEntries);
    }

    [Fact]
    public void The_index_of_another_log_is_thrown_away()
    {
        using var other = new TestLedger();
        other.Append(TestIndex.Shell("make secrets"));
        Assert.Equal([0], TestIndex.Found(other, "make"));
        _ledger.Append(TestIndex.Shell("make tea"));
        File.Copy(TestIndex.FileOf(other), TestIndex.FileOf(_ledger));

        var (found, _, report) = TestIndex.Search(_ledger, "tea");
        Assert.Equal([0], found);
        Assert.Equal("it does not belong to this log", report.Discarded);
    }

    [Fact]
    public void An_older_copy_of_the_log_is_noticed()
    {
        _ledger.Append(TestIndex.Shell("one"));
        var before = File.ReadAllBytes(_ledger.Entries);
        _ledger.Append(TestIndex.Shell("two"));
        TestIndex.Found(_ledger, "two");
        File.WriteAllBytes(_ledger.Entries, before);
        File.Delete(_ledger.Lock);
        _ledger.Append(TestIndex.Shell("another"));

        var (found, _, report) = TestIndex.Search(_ledger, "another");
        Assert.Equal([1], found);
        Assert.NotNull(report.Discarded);
        Assert.Empty(TestIndex.Found(_ledger, "two"));
    }

    [Fact]
    public void The_index_of_another_version_is_thrown_away()
    {
        _ledger.Append(TestIndex.Shell("ls"));
        TestIndex.Found(_ledger, "ls");
        using (var database = SigmaShake.Ledger.Sqlite.Database.Open(TestIndex.FileOf(_ledger), 0)) database.Execute("PRAGMA user_version=77");

        var (found, _, report) = TestIndex.Search(_ledger, "ls");
        Assert.Equal([0], found);
        Assert.Equal("it was made by another version of ssg", report.Discarded);
    }

    [Fact]
    public void A_rebuild_reads_all_of_the_log()
    {
        for (var i = 0; i < 3; i++) _ledger.Append(TestIndex.Shell($"echo {i}"));
        TestIndex.Found(_ledger, "echo");
        Assert.Equal(3, TestIndex.Search(_ledger, "echo", options: new IndexOptions { Rebuild = true }).Report.FoldedEntries);
    }

    [Fact]
    public void Its_files_are_for_the_owner_alone()
    {
        _ledger.Append(TestIndex.Shell("ls"));
        TestIndex.Found(_ledger, "ls");
        foreach (var name in new[] { "index.db", "index.lock" })
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_ledger.Folder, name)));
    }

    [Theory]
    [InlineData("index.db")]
    [InlineData("index.lock")]
    public void A_link_in_the_place_of_a_file_of_the_index_is_refused_and_what_it_points_to_stays(string name)
    {
        _ledger.Append(TestIndex.Shell("ls"));
        File.WriteAllText(_ledger.Beside("precious"), "precious");
        File.CreateSymbolicLink(Path.Combine(_ledger.Folder, name), _ledger.Beside("precious"));

        var opened = LedgerIndex.Open(_ledger.Folder);
        Assert.Equal(LedgerErrorKind.Unsafe, opened.Error?.Kind);
        Assert.Equal("precious", File.ReadAllText(_ledger.Beside("precious")));
    }

    [Fact]
    public void Damage_of_the_log_is_told_and_the_rest_is_found()
    {
        for (var i = 0; i < 3; i++) _ledger.Append(TestIndex.Shell($"echo {i}"));
        var bytes = File.ReadAllBytes(_ledger.Entries);
        bytes[(bytes.Length / 3) + 120] ^= 1;
        File.WriteAllBytes(_ledger.Entries, bytes);

        var (found, _, report) = TestIndex.Search(_ledger, "echo");
        Assert.Equal([2, 0], found);
        Assert.Equal(1, report.LogProblems);
        Assert.Equal(1, TestIndex.Search(_ledger, "echo").Report.LogProblems);
    }

    [Fact]
    public void An_entry_that_is_damaged_after_it_was_read_in_is_told_and_not_shown()
    {
        for (var i = 0; i < 3; i++) _ledger.Append(TestIndex.Shell($"echo {i}"));
        TestIndex.Found(_ledger, "echo");
        var bytes = File.ReadAllBytes(_ledger.Entries);
        bytes[(bytes.Length / 3) + 120] ^= 1;
        File.WriteAllBytes(_ledger.Entries, bytes);

        var (found, result, _) = TestIndex.Search(_ledger, "echo");
        Assert.Equal([2, 0], found);
        Assert.Equal([1], result.Lost);

        // Whoever lists the newest sees that something was there.
        (found, result, _) = TestIndex.Search(_ledger, "");
        Assert.Equal([2, 1, 0], found);
        Assert.Null(result.Entries[1].Entry.Payload);
        Assert.Equal([1], result.Lost);
    }

    [Fact]
    public void A_torn_tail_is_no_problem_of_the_log_and_nothing_is_read_twice_when_it_is_mended()
    {
        _ledger.Append(TestIndex.Shell("echo 0"));
        _ledger.Append(TestIndex.Shell("echo 1"));
        var bytes = File.ReadAllBytes(_ledger.Entries);
        File.WriteAllBytes(_ledger.Entries, bytes[..^9]);
        File.Delete(_ledger.Lock);
        var (found, _, report) = TestIndex.Search(_ledger, "echo");
        Assert.Equal([0], found);
        Assert.Equal(0, report.LogProblems);

        _ledger.Append(TestIndex.Shell("echo 2"));
        Assert.Equal([2, 0], TestIndex.Found(_ledger, "echo"));
    }

    [Fact]
    public void One_entry_is_found_by_its_number()
    {
        for (var i = 0; i < 3; i++) _ledger.Append(TestIndex.Shell($"echo {i}"));
        using var index = TestIndex.Open(_ledger);
        Assert.Equal((1L, 2L), (index.Find(1).Value!.Entry!.Index, index.Find(1).Value!.LastIndex));
        Assert.Null(index.Find(3).Value!.Entry);
    }

    [Fact]
    public async Task Processes_that_read_in_at_once_leave_one_whole_index()
    {
        for (var i = 0; i < 200; i++) _ledger.Append(TestIndex.Shell($"echo {i}"));
        var found = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => TestIndex.Search(_ledger, "echo"))));
        Assert.All(found, one => Assert.Equal(200, one.Found.Length));
        Assert.Equal(200, found.Sum(one => one.Report.FoldedEntries));
        Assert.All(found, one => Assert.Null(one.Report.Discarded));
    }
}
