using System.Globalization;
using System.Text;
using SigmaShake.Cli.Tests.Hook;
using SigmaShake.Ledger.Format;

namespace SigmaShake.Cli.Tests.Abuse;

/// <summary>Abuse 8, in the hook: pauses whose time is not now, and a log that is ahead of the clock.</summary>
public sealed class ClockTests : IDisposable
{
    private readonly HookHome _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData(-2, -1, "that ran out")]
    [InlineData(1, 2, "that a clock which was set back has not come to yet")]
    public async Task A_pause_that_is_not_now_suspends_nothing_and_is_put_away_by_the_first_call(int fromHours, int toHours, string reason)
    {
        var now = TimeProvider.System.GetUtcNow();
        var path = _home.WriteState("pause", string.Create(CultureInfo.InvariantCulture, $"{now.AddHours(fromHours).ToUnixTimeMilliseconds()}\n{now.AddHours(toHours).ToUnixTimeMilliseconds()}\n{reason}\n"));

        HookAnswers.IsRefused(await _home.Ask(HookCalls.Destructive(_home.Project)), "destructive/remove-root");
        HookAnswers.IsRefused(await _home.Ask(HookCalls.Destructive(_home.Project)), "destructive/remove-root");

        Assert.False(File.Exists(path));
        var action = Encoding.UTF8.GetString(Assert.Single(_home.Entries(), entry => entry.Kind == EntryKind.PersonAction).Payload!);
        Assert.Contains("\"action\":\"pause-over\"", action);
        Assert.Contains(reason, action);
        await _home.AssertLogIsIntact(3);
    }

    [Fact]
    public async Task A_log_that_is_ahead_of_the_clock_keeps_its_order()
    {
        var ahead = TimeProvider.System.GetUtcNow().AddYears(20);
        Directory.CreateDirectory(_home.State, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using (var writer = SigmaShake.Ledger.Append.LedgerWriter.Open(_home.Ledger).Value!)
            Assert.True(writer.Append(EntryKind.Call, "{}"u8, ahead).Succeeded);

        for (var i = 0; i < 3; i++) HookAnswers.IsSilent(await _home.Ask(HookCalls.Harmless(_home.Project)));

        Assert.All(_home.Entries(), entry => Assert.Equal(ahead.ToUnixTimeMilliseconds(), entry.TimeMs));
        await _home.AssertLogIsIntact(4);
    }
}
