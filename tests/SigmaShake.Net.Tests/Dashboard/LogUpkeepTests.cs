using SigmaShake.Ledger.Index;
using SigmaShake.Net.Dashboard;
using SigmaShake.Net.Tests.Support;
using SigmaShake.Testing;

namespace SigmaShake.Net.Tests.Dashboard;

public sealed class LogUpkeepTests
{
    [Fact]
    public async Task What_is_recorded_is_read_into_the_index_before_anybody_looks()
    {
        using var home = new FleetHome();
        using var machine = new Machine(home.State, home.Home, TimeProvider.System);
        var said = new List<string>();
        await using (LogUpkeep.Begin(machine, said.Add))
        {
            home.Record(5);
            await Deadline.UntilAsync(() => IsFolded(home));
            home.Record(3);
            await Deadline.UntilAsync(() => IsFolded(home));
        }

        Assert.Empty(said);
    }

    [Fact]
    public async Task What_is_beyond_the_retention_goes()
    {
        using var home = new FleetHome();
        home.Record(3, time: DateTimeOffset.UtcNow.AddDays(-100));
        home.Write("home/.sigmashake/config.toml", "retention.age = \"90d\"\n");
        using var machine = new Machine(home.State, home.Home, TimeProvider.System);

        await using var upkeep = LogUpkeep.Begin(machine, line => Assert.Fail(line));

        await Deadline.UntilAsync(async () => (await machine.FindAsync(0, TestContext.Current.CancellationToken)).Entry is { IsErased: true });
    }

    // Whoever opens the index afterwards has nothing left to read in.
    private static bool IsFolded(FleetHome home)
    {
        if (!LedgerIndex.IsKept(home.State.Ledger)) return false;
        var copy = Directory.CreateTempSubdirectory("ssg-test-").FullName;
        try
        {
            // The index first: what is recorded in between is not in it. Its journal comes and goes; a copy of half a transaction is thrown away when it is opened.
            foreach (var name in new[] { "index.db", "entries" }) File.Copy(Path.Combine(home.State.Ledger, name), Path.Combine(copy, name));
            var opened = LedgerIndex.Open(copy);
            if (!opened.Succeeded) return false;
            using var index = opened.Value;
            return index.Report is { FoldedEntries: 0, Discarded: null };
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }
}
