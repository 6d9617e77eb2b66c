using System.Text;
using SigmaShake.Cli.Commands;
using SigmaShake.Ledger.Append;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Reading;
using SigmaShake.Ledger.Verification;

namespace SigmaShake.Cli.Tests.Commands;

public sealed class AuditEraseCommandTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void One_entry_is_shown_asked_about_erased_and_on_record()
    {
        Append("one", "two", "three");
        _run.Input = "y\n";

        Assert.Equal(0, _run.Run("audit", "erase", "--entry", "1"));

        Assert.Equal(
            $"1 entry from {Local(1)} to {Local(1)}:\n  1\nErase for good what they hold? [y/N] erased 1 entry; that it was done is on record\n",
            _run.Output);
        Assert.Equal([false, true, false, false], Entries().Select(entry => entry.IsErased));
        Assert.Equal(EntryKind.Erasure, Entries()[3].Kind);
        Assert.True(LedgerVerifier.Verify(_run.State.Ledger).Value!.IsIntact);
    }

    [Fact]
    public void What_is_erased_is_gone_from_the_index_at_once()
    {
        Append("one", "an unmistakable word", "three");
        Assert.Equal(0, _run.Run("audit", "search", "unmistakable"));
        Assert.True(IndexHolds("unmistakable"));

        Assert.Equal(0, _run.Run("audit", "erase", "--entry", "1", "--yes"));

        Assert.False(IndexHolds("unmistakable"));
    }

    [Theory]
    [InlineData("n\n")]
    [InlineData("")]
    public void Without_a_yes_nothing_is_erased(string answer)
    {
        Append("one");
        _run.Input = answer;

        Assert.Equal(1, _run.Run("audit", "erase", "--entry", "0"));

        Assert.Equal("ssg: nothing was erased\n", _run.Error);
        Assert.False(Assert.Single(Entries()).IsErased);
    }

    [Fact]
    public void Matching_and_before_take_all_they_cover_and_yes_does_not_ask()
    {
        Append("alpha", "beta", "alpha beta", "gamma");

        Assert.Equal(0, _run.Run("audit", "erase", "--matching", "beta", "--yes"));
        Assert.Contains($"2 entries from {Local(1)} to {Local(2)}:\n  1-2\nerased 2 entries", _run.Output);
        Assert.Equal(0, _run.Run("audit", "erase", "--before", "2026-11-23T12:03:00Z", "--yes"));
        Assert.Contains("\n  0\nerased 1 entry", _run.Output);
        Assert.Equal(0, _run.Run("audit", "erase", "--before", "1d", "--yes"));
        Assert.Contains("\n  3\nerased 1 entry", _run.Output);
        Assert.Equal(0, _run.Run("audit", "erase", "--matching", "beta", "--yes"));
        Assert.Equal("no entry to erase\n", _run.Output);
    }

    [Theory]
    [InlineData("--entry x", "`x` is not the number of an entry; they count from 0")]
    [InlineData("--entry -1", "`--entry` ")]
    [InlineData("--before yesterday", "`--before yesterday` is no time; say 2h or 3d ago")]
    [InlineData("--before 2026-13-01", "`--before 2026-13-01` is no time")]
    [InlineData("--matching=", "`--matching` needs a value: ")]
    [InlineData("", "say which entries with one of")]
    [InlineData("--entry 1 --before 1d", "say which entries with one of")]
    public void A_selection_that_is_not_understood_erases_nothing(string arguments, string problem)
    {
        Append("one", "two");

        Assert.Equal(2, _run.Run(["audit", "erase", "--yes", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]));

        if (arguments != "--entry -1") Assert.StartsWith($"ssg: {problem}", _run.Error);
        Assert.DoesNotContain(Entries(), entry => entry.IsErased);
    }

    [Fact]
    public void An_agent_erases_nothing()
    {
        Append("one");
        _run.IsPerson = false;

        Assert.Equal(2, _run.Run("audit", "erase", "--entry", "0", "--yes"));

        Assert.Contains("is for a person only", _run.Error);
        Assert.False(Assert.Single(Entries()).IsErased);
    }

    [Fact]
    public void Limits_that_a_person_set_are_carried_out_by_whoever_looks_at_the_log()
    {
        Append("one", "two");
        Assert.Equal(0, _run.Run("audit", "retain"));
        Assert.Equal("everything is kept; `ssg config set retention.age 90d` sets a limit\n", _run.Output);
        Assert.Equal(0, _run.Run("config", "set", "retention.age", "1d"));
        Assert.DoesNotContain(Entries(), entry => entry.IsErased);

        _run.IsPerson = false;
        Assert.Equal(0, _run.Run("audit", "show", "0"));
        Assert.Contains("\ntool           one\n", _run.Output);
        Assert.Equal("ssg: dropped what 2 calls were, beyond retention.age = 1d\n", _run.Error);
        Assert.Equal(0, _run.Run("audit", "list"));
        Assert.Equal("", _run.Error);
        Assert.Contains("  erasure  ", _run.Output);
        Assert.Contains("2 entries were erased by retention: 0 to 1\n", _run.Output);

        Assert.Equal([true, true, false, false], Entries().Select(entry => entry.IsErased));
        Assert.Contains("\"by\":\"retention\"", Encoding.UTF8.GetString(Entries()[3].Payload!));
        Assert.Equal(0, _run.Run("audit", "retain"));
        Assert.Equal("dropped what 0 calls were; the log is 0 bytes shorter\n", _run.Output);
        Assert.True(LedgerVerifier.Verify(_run.State.Ledger).Value!.IsIntact);
    }

    private void Append(params string[] tools)
    {
        using var writer = LedgerWriter.Open(_run.State.Ledger).Value!;
        for (var i = 0; i < tools.Length; i++)
            Assert.True(writer.Append(EntryKind.Call, Encoding.UTF8.GetBytes($$"""{"v":1,"tool":"{{tools[i]}}"}"""), Noon.AddMinutes(i)).Succeeded);
    }

    [Fact]
    public void What_search_finds_until_a_date_is_what_erase_takes_before_it()
    {
        // Local midnight of the day after: whoever looked first erases what he saw.
        Append("one", "two");
        var day = Noon.ToLocalTime().AddDays(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(GivenTime.Parse(day, TimeProvider.System), new DateTimeOffset(Noon.ToLocalTime().Date.AddDays(1), TimeZoneInfo.Local.GetUtcOffset(Noon.ToLocalTime().Date.AddDays(1))));

        Assert.Equal(0, _run.Run("audit", "erase", "--before", day, "--yes"));

        Assert.StartsWith($"2 entries from {Local(0)} to {Local(1)}:", _run.Output);
    }

    [Fact]
    public void A_setting_that_cannot_be_read_is_told_and_the_log_is_intact_all_the_same()
    {
        Append("one");
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(_run.State.Ledger)!, "config.toml"), "retention.size = \"20KB\"\n");

        Assert.Equal(0, _run.Run("audit", "verify"));

        Assert.Contains("log      intact", _run.Output);
        Assert.Contains("ssg: nothing is dropped from the log, whatever its age and size: ", _run.Error);
    }

    private static string Local(int minutes) => SigmaShake.Cli.Explaining.LocalTime.Of(Noon.AddMinutes(minutes), TimeProvider.System.LocalTimeZone);

    private bool IndexHolds(string text) => File.ReadAllBytes(Path.Combine(_run.State.Ledger, "index.db")).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;

    private List<LedgerEntry> Entries()
    {
        using var reader = LedgerReader.Open(_run.State.Ledger).Value!;
        return [.. reader.Entries()];
    }
}
