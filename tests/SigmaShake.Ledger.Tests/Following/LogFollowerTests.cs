using SigmaShake.Ledger.Following;
using SigmaShake.Ledger.Reading;
using SigmaShake.Ledger.Retention;
using SigmaShake.Ledger.Tests.Support;

namespace SigmaShake.Ledger.Tests.Following;

public sealed class LogFollowerTests
{
    [Fact]
    public void Each_entry_comes_once_and_in_order_however_often_is_looked()
    {
        using var ledger = new TestLedger();
        var (place, came) = ((LogPlace?)null, new List<long>());
        for (var round = 0; round < 6; round++)
        {
            for (var i = 0; i <= round % 3; i++) ledger.Append("{}");
            place = Follow(ledger, place, came).Place;
        }

        Assert.Equal(Enumerable.Range(0, 12).Select(index => (long)index), came);
    }

    [Fact]
    public void What_was_not_taken_is_the_first_of_the_next_look()
    {
        using var ledger = new TestLedger();
        for (var i = 0; i < 10; i++) ledger.Append("{}");
        var (place, came) = ((LogPlace?)null, new List<long>());
        while (true)
        {
            var room = 3;
            var followed = LogFollower.Read(ledger.Folder, place, entry =>
            {
                if (room-- == 0) return false;
                came.Add(entry.Index);
                return true;
            }).Value!;
            place = followed.Place;
            if (followed.IsAll) break;
        }

        Assert.Equal(Enumerable.Range(0, 10).Select(index => (long)index), came);
        Assert.Equal(10, place.NextIndex);
    }

    [Fact]
    public void A_compacted_log_goes_on_where_the_look_was()
    {
        using var ledger = new TestLedger();
        for (var i = 0; i < 5; i++) ledger.Append("{}");
        var came = new List<long>();
        var place = Follow(ledger, null, came).Place;
        Assert.Null(LedgerCompactor.Compact(ledger.Folder).Error);
        var after = Follow(ledger, place, came).Place;
        ledger.Append("{}");

        Assert.Equal(6, Follow(ledger, after, came).Place.NextIndex);
        Assert.Equal([0L, 1, 2, 3, 4, 5], came);
        Assert.Equal(5, after.NextIndex);
    }

    [Fact]
    public void Damage_is_passed_over()
    {
        using var ledger = new TestLedger();
        for (var i = 0; i < 5; i++) ledger.Append("{}");
        var frame = ledger.Read().Entries[2];
        using (var file = File.OpenWrite(ledger.Entries))
        {
            file.Position = frame.Offset;
            file.Write(new byte[8]);
        }

        var came = new List<long>();

        Assert.True(Follow(ledger, null, came).IsAll);
        Assert.Equal([0L, 1, 3, 4], came);
    }

    private static FollowedLog Follow(TestLedger ledger, LogPlace? from, List<long> came) => LogFollower.Read(ledger.Folder, from, entry =>
    {
        came.Add(entry.Index);
        return true;
    }).Value!;
}
