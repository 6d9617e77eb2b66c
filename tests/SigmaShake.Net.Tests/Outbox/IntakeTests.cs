using SigmaShake.Cli.State;
using SigmaShake.Ledger.Retention;
using SigmaShake.Net.Outbox;
using SigmaShake.Net.Tests.Support;

namespace SigmaShake.Net.Tests.Outbox;

public sealed class IntakeTests
{
    [Fact]
    public async Task The_log_keeps_what_there_is_no_room_for()
    {
        await using var home = new OutboxHome();
        home.Rules(OutboxHome.Rule("tell", "WEBHOOK \"http://localhost:1\"") + OutboxHome.Rule("run", "RUN \"true\""));
        for (var i = 0; i < (OutboxState.MostWaiting / 2) + 5; i++) home.Record($"ls {i}", "user/tell", "user/run");
        var intake = new Intake(home.Home.State, TimeProvider.System);

        var full = intake.Look(new OutboxState(Place: null));
        Assert.Equal(OutboxState.MostWaiting, full.Waiting.Count);
        Assert.Same(full, intake.Look(full));

        var rest = intake.Look(full with { Waiting = [] });
        Assert.Equal(10, rest.Waiting.Count);
        Assert.Equal(OutboxState.MostWaiting / 2, rest.Waiting[0].Entry);
        Assert.Same(rest, intake.Look(rest));
    }

    [Fact]
    public async Task Nothing_comes_twice_from_a_log_that_was_compacted()
    {
        await using var home = new OutboxHome();
        home.Rules(OutboxHome.Rule("tell", "WEBHOOK \"http://localhost:1\""));
        for (var i = 0; i < 20; i++) home.Record($"ls {i}", "user/tell");
        var outbox = new Intake(home.Home.State, TimeProvider.System).Look(new OutboxState(Place: null));
        Assert.Equal(20, outbox.Waiting.Count);
        Assert.True(LedgerRetention.Apply(home.Home.State.Ledger, new RetentionLimits(TimeSpan.FromTicks(1), 0), new Ledger.Erasure.Eraser("retention", 0, "1"), TimeProvider.System).Succeeded);
        Assert.Null(LedgerCompactor.Compact(home.Home.State.Ledger).Error);
        home.Record("ls", "user/tell");

        var after = new Intake(home.Home.State, TimeProvider.System).Look(outbox);

        Assert.Equal(21, after.Waiting.Count);
        Assert.Equal(21, after.Waiting.Select(one => one.Id).Distinct().Count());
    }

    [Fact]
    public async Task Rules_that_cannot_be_read_lose_nothing()
    {
        await using var home = new OutboxHome();
        home.Rules(OutboxHome.Rule("tell", "WEBHOOK \"http://localhost:1\""));
        home.Record("ls", "user/tell");
        var settings = home.Home.Write("home/.sigmashake/config.toml", "mode = 7\n");
        var intake = new Intake(home.Home.State, TimeProvider.System);
        var outbox = new OutboxState(Place: null);

        Assert.Throws<StateException>(() => intake.Look(outbox));
        File.Delete(settings);
        Assert.Single(intake.Look(outbox).Waiting);
    }

    [Fact]
    public async Task A_broken_or_disabled_rule_guards_and_has_nothing_done()
    {
        await using var home = new OutboxHome();
        home.Rules("""
            rule broken {
              LOG execution
              IF command REGEX "("
              WEBHOOK "http://localhost:1"
            }

            """ + OutboxHome.Rule("off", "RUN \"true\""));
        DisabledRules.Change(home.Home.State, "user/off", null, disable: true);
        home.Record("ls", "user/broken", "user/off");

        Assert.Empty(new Intake(home.Home.State, TimeProvider.System).Look(new OutboxState(Place: null)).Waiting);
    }
}
