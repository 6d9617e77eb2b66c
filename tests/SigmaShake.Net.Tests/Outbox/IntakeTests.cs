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
        const int Rules = 5;
        var names = Enumerable.Range(0, Rules).Select(i => $"run{i}").ToArray();
        home.Rules(string.Concat(names.Select(name => OutboxHome.Rule(name, "RUN \"true\""))));
        for (var i = 0; i < (OutboxState.MostWaiting / Rules) + 2; i++) home.Record($"ls {i}", [.. names.Select(name => $"user/{name}")]);
        var intake = new Intake(home.Home.State, TimeProvider.System);

        var full = intake.Look(new OutboxState(Place: null));
        Assert.Equal(OutboxState.MostWaiting, full.Waiting.Count);
        Assert.Same(full, intake.Look(full));

        var rest = intake.Look(full with { Waiting = [] });
        Assert.Equal(2 * Rules, rest.Waiting.Count);
        Assert.Equal(OutboxState.MostWaiting / Rules, rest.Waiting[0].Entry);
        Assert.Same(rest, intake.Look(rest));
    }

    [Fact]
    public async Task A_rule_of_which_too_many_wait_holds_up_no_other()
    {
        await using var home = new OutboxHome();
        home.Rules(OutboxHome.Rule("dead", "WEBHOOK \"http://localhost:1\"") + OutboxHome.Rule("alive", "RUN \"true\""));
        for (var i = 0; i < OutboxState.MostOfRule + 3; i++) home.Record($"ls {i}", "user/dead");
        home.Record("ls", "user/dead", "user/alive");

        var outbox = new Intake(home.Home.State, TimeProvider.System).Look(new OutboxState(Place: null));

        Assert.Equal(OutboxState.MostOfRule, outbox.Waiting.Count(one => one.Rule == "user/dead"));
        Assert.Single(outbox.Waiting, one => one.Rule == "user/alive");
        Assert.Equal(4, outbox.Failed.Count(one => one.Problem == $"{OutboxState.MostOfRule} wait for this rule already"));
    }

    [Fact]
    public async Task A_log_that_was_begun_in_the_stead_of_another_is_looked_through_from_its_beginning()
    {
        await using var home = new OutboxHome();
        home.Rules(OutboxHome.Rule("tell", "WEBHOOK \"http://localhost:1\""));
        for (var i = 0; i < 7; i++) home.Record($"ls {i}", "user/tell");
        var intake = new Intake(home.Home.State, TimeProvider.System);
        var outbox = intake.Look(intake.Begin() with { Place = null });
        Assert.Equal(7, outbox.Waiting.Count);

        // As the cure for a log that is broken beyond use says; the new file may well get the number of the old one.
        Directory.Delete(home.Home.State.Ledger, recursive: true);
        for (var i = 0; i < 9; i++) home.Record($"pwd {i}", "user/tell");

        Assert.Equal(7 + 9, intake.Look(outbox).Waiting.Count);
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
