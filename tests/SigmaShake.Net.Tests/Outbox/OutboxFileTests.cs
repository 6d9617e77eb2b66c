using SigmaShake.Cli.State;
using SigmaShake.Ledger.Reading;
using SigmaShake.Net.Outbox;
using SigmaShake.Net.Tests.Support;

namespace SigmaShake.Net.Tests.Outbox;

public sealed class OutboxFileTests
{
    private static readonly Delivery Delivery = new("msg_1", 12, "user/r", EffectKind.Run, 1) { Tries = 3, EnteredMs = 5, TimeMs = 7, Problem = "it \"failed\"", Output = "a\nb" };

    [Fact]
    public void What_is_kept_is_read_and_what_a_killed_process_left_goes()
    {
        using var home = new FleetHome();
        var file = new OutboxFile(home.State);
        Assert.Null(file.Read());
        file.MakeFolder();
        var outbox = new OutboxState(new LogPlace(ulong.MaxValue, 2, 3, 4)) { Log = "ab", Waiting = [Delivery], Failed = [Delivery with { Problem = null }], Done = [Delivery with { Output = null }] };
        Assert.Null(file.Keep(outbox));
        File.WriteAllText(Path.Combine(file.Folder, ".state.json.0123"), "left");

        file.Prepare();
        var read = file.Read()!;

        Assert.Equal(outbox.Place, read.Place);
        Assert.Equal(outbox.Log, read.Log);
        Assert.Equal(outbox.Waiting, read.Waiting);
        Assert.Equal(outbox.Failed, read.Failed);
        Assert.Equal(outbox.Done, read.Done);
        Assert.Equal(["state.json"], Directory.EnumerateFiles(file.Folder).Select(Path.GetFileName));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(file.Folder, "state.json")));
    }

    [Fact]
    public void Every_cut_is_refused_with_the_cure()
    {
        using var home = new FleetHome();
        var file = new OutboxFile(home.State);
        file.MakeFolder();
        Assert.Null(file.Keep(new OutboxState(new LogPlace(1, 2, 3, 4)) { Waiting = [Delivery] }));
        var path = Path.Combine(file.Folder, "state.json");
        var bytes = File.ReadAllBytes(path);
        for (var length = 0; length < bytes.Length - 1; length++)
        {
            File.WriteAllBytes(path, bytes[..length]);
            Assert.Contains("remove it: what waits is then lost", Assert.Throws<StateException>(() => file.Read()).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("\"time_ms\":7", "\"time_ms\":9223372036854775807")]
    [InlineData("\"entered_ms\":5", "\"entered_ms\":-1")]
    [InlineData("\"tries\":3", "\"tries\":99999999999")]
    [InlineData("\"number\":1", "\"number\":-1")]
    [InlineData("\"entry\":12", "\"entry\":-12")]
    [InlineData("\"offset\":2", "\"offset\":-9")]
    [InlineData("\"next_index\":3", "\"next_index\":-3")]
    public void A_number_that_cannot_be_is_refused(string written, string instead)
    {
        using var home = new FleetHome();
        var file = new OutboxFile(home.State);
        Assert.Null(file.Keep(new OutboxState(new LogPlace(1, 2, 3, 4)) { Waiting = [Delivery] }));
        var path = Path.Combine(file.Folder, "state.json");
        var text = File.ReadAllText(path);
        Assert.Contains(written, text, StringComparison.Ordinal);

        File.WriteAllText(path, text.Replace(written, instead, StringComparison.Ordinal));

        Assert.Contains("is not what `ssg serve` has written", Assert.Throws<StateException>(() => file.Read()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_lists_are_bounded_and_the_last_ones_stay()
    {
        var outbox = new OutboxState(Place: null);
        for (var i = 0; i < 500; i++) outbox = outbox.WithDone(Delivery with { Id = $"d{i}" }).WithFailed([Delivery with { Id = $"f{i}" }]);

        Assert.Equal((OutboxState.MostDone, OutboxState.MostFailed), (outbox.Done.Count, outbox.Failed.Count));
        Assert.Equal(("d499", "f499"), (outbox.Done[^1].Id, outbox.Failed[^1].Id));
        Assert.Same(outbox, outbox.WithAnother("f0", 1));
        Assert.Equal(0, Assert.Single(outbox.WithAnother("f499", 1).Waiting).Tries);
    }
}
