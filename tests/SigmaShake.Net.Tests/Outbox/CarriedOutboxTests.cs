using SigmaShake.Ledger.Retention;
using SigmaShake.Net.Outbox;
using SigmaShake.Net.Tests.Support;
using SigmaShake.Testing;

namespace SigmaShake.Net.Tests.Outbox;

public sealed class CarriedOutboxTests
{
    [Fact]
    public async Task A_matched_call_is_told_with_its_redacted_entry_and_a_signature()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var home = new OutboxHome();
        home.Rules(OutboxHome.Rule("tell", $"WEBHOOK \"{receiver.Address}/hooks?key=1\""));
        home.Begin();

        home.Record("curl -H 'Authorization: Bearer sk-ant-api03-abcdefghijklmnopqrstuvwxyz0123456789' x", "user/tell");
        await home.UntilOverAsync(1);

        var message = Assert.Single(receiver.Messages);
        Assert.Equal(("/hooks", 0L, "user/tell"), (message.Path, message.Entry, message.Rule));
        Assert.True(message.IsSignedWith(home.Secret));
        Assert.InRange(message.Seconds, DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 60, DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        Assert.Contains("\"type\":\"call.judged\"", message.Text, StringComparison.Ordinal);
        Assert.Contains("\"decision\":\"log\"", message.Text, StringComparison.Ordinal);
        Assert.Contains("[redacted:", message.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("abcdefghijklm", message.Text, StringComparison.Ordinal);
        Assert.Equal(message.Id, Assert.Single(home.State.Done).Id);
    }

    [Fact]
    public async Task What_one_rule_has_done_goes_out_in_the_order_of_the_log()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var home = new OutboxHome();
        home.Rules(OutboxHome.Rule("tell", $"WEBHOOK \"{receiver.Address}\""));
        home.Begin();

        for (var i = 0; i < 30; i++) home.Record($"ls {i}", "user/tell");
        await home.UntilOverAsync(30);

        Assert.Equal(Enumerable.Range(0, 30).Select(entry => (long)entry), receiver.Messages.Select(message => message.Entry));
        Assert.Equal(30, receiver.Messages.Select(message => message.Id).Distinct().Count());
    }

    [Fact]
    public async Task What_was_recorded_before_the_first_start_is_left_alone_and_what_came_while_nobody_looked_is_not()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var home = new OutboxHome();
        home.Rules(OutboxHome.Rule("tell", $"WEBHOOK \"{receiver.Address}\""));
        home.Record("before", "user/tell");
        home.Begin();
        await home.EndAsync();

        home.Record("between", "user/tell");
        home.Begin();
        await home.UntilOverAsync(1);

        Assert.Equal(1, Assert.Single(receiver.Messages).Entry);
    }

    [Fact]
    public async Task A_failure_is_tried_again_under_the_same_id_and_holds_up_no_other_rule()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var home = new OutboxHome();
        home.Rules(OutboxHome.Rule("bad", $"WEBHOOK \"{receiver.Address}/bad\"") + OutboxHome.Rule("good", $"WEBHOOK \"{receiver.Address}/good\""));
        var good = receiver.Answer;
        receiver.Answer = context =>
        {
            context.Response.StatusCode = context.Request.Path == "/bad" && receiver.Messages.Count(message => message.Path == "/bad") < 2 ? 503 : 204;
            return Task.CompletedTask;
        };
        home.Begin();

        home.Record("ls", "user/bad", "user/good");
        await Deadline.UntilAsync(() => receiver.Messages.Any(message => message.Path == "/good"));
        await home.UntilOverAsync(2);

        var tries = receiver.Messages.Where(message => message.Path == "/bad").ToList();
        Assert.Equal(2, tries.Count);
        Assert.Single(tries.Select(message => message.Id).Distinct());
        Assert.Equal(2, home.State.Done.Single(done => done.Rule == "user/bad").Tries);
    }

    [Fact]
    public async Task A_receiver_that_wants_no_more_is_left_alone_until_a_person_says_otherwise()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var home = new OutboxHome();
        home.Rules(OutboxHome.Rule("tell", $"WEBHOOK \"{receiver.Address}/secret-path\""));
        receiver.AnswerWith(410);
        home.Begin();

        home.Record("ls", "user/tell");
        await home.UntilOverAsync(1);
        var failed = Assert.Single(home.State.Failed);
        Assert.Contains("410", failed.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-path", string.Join(' ', home.Said) + failed.Problem, StringComparison.Ordinal);
        Assert.Contains(home.Said, line => line.Contains("`user/tell` for entry 0 was given up", StringComparison.Ordinal));

        receiver.AnswerWith(200);
        home.Desk.TryAgain(failed.Id);
        await Deadline.UntilAsync(() => home.State.Done.Count == 1);
        Assert.Equal([failed.Id, failed.Id], receiver.Messages.Select(message => message.Id));
        Assert.Empty(home.State.Failed);
    }

    [Fact]
    public async Task A_rule_that_was_changed_or_removed_does_nothing_that_waits()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var home = new OutboxHome();
        receiver.AnswerWith(503);
        home.Rules(OutboxHome.Rule("tell", $"WEBHOOK \"{receiver.Address}\""));
        home.Begin();
        home.Record("ls", "user/tell");
        await Deadline.UntilAsync(() => home.State.Waiting.Any(one => one.Tries == 1));

        home.Rules("");
        await home.UntilOverAsync(1);

        Assert.Single(receiver.Messages);
        Assert.Contains("no longer in force", Assert.Single(home.State.Failed).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_has_nothing_done_until_a_person_trusts_it()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var home = new OutboxHome();
        var rules = home.Home.Write("home/project/.sigmashake/rules/its.rules", OutboxHome.Rule("tell", $"WEBHOOK \"{receiver.Address}\""));
        var project = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(rules)!, "../.."));
        home.Rules(OutboxHome.Rule("mark", $"WEBHOOK \"{receiver.Address}/mark\""));
        home.Begin();

        home.RecordIn(project, "ls", "project/tell", "user/mark");
        await home.UntilOverAsync(1);
        Assert.Equal("/mark", Assert.Single(receiver.Messages).Path);

        var loaded = Cli.Loading.RuleFolder.Read(Path.GetDirectoryName(rules)!).ToContent();
        Cli.State.TrustStore.Trust(home.Home.State, project, Cli.Loading.ProjectContent.Hash(Cli.Projects.ProjectSettings.Read(new Cli.Projects.Project(project, IsClients: true)), loaded.ContentHash));
        home.RecordIn(project, "ls", "project/tell");
        await home.UntilOverAsync(2);
        Assert.Equal("project/tell", receiver.Messages.Last().Rule);
    }

    [Fact]
    public async Task What_was_erased_meanwhile_is_not_told()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var home = new OutboxHome();
        receiver.AnswerWith(503);
        home.Rules(OutboxHome.Rule("tell", $"WEBHOOK \"{receiver.Address}\""));
        home.Begin();
        home.Record("ls", "user/tell");
        await Deadline.UntilAsync(() => home.State.Waiting.Any(one => one.Tries == 1));

        Assert.True(LedgerRetention.Apply(home.Home.State.Ledger, new RetentionLimits(TimeSpan.FromTicks(1), 0), new Ledger.Erasure.Eraser("retention", 0, "1"), TimeProvider.System).Succeeded);
        await home.UntilOverAsync(1);

        Assert.Single(receiver.Messages);
        Assert.Contains("erased", Assert.Single(home.State.Failed).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_of_another_log_is_not_told_as_what_stands_there_now()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var home = new OutboxHome();
        receiver.AnswerWith(503);
        home.Rules(OutboxHome.Rule("tell", $"WEBHOOK \"{receiver.Address}\""));
        home.Begin();
        home.Record("uptime", "user/tell");
        await Deadline.UntilAsync(() => home.State.Waiting.Any(one => one.Tries == 1));
        var old = Assert.Single(home.State.Waiting).Id;

        Directory.Delete(home.Home.State.Ledger, recursive: true);
        receiver.AnswerWith(200);
        home.Record("uptime -p", "user/tell");
        await home.UntilOverAsync(2);

        Assert.Contains("another one", Assert.Single(home.State.Failed, one => one.Id == old).Problem, StringComparison.Ordinal);
        Assert.DoesNotContain(receiver.Messages, message => message.Id == old && message.Text.Contains("uptime -p", StringComparison.Ordinal));
        Assert.Contains(home.Said, line => line.Contains("another one than before", StringComparison.Ordinal));
    }

    [Fact]
    public async Task That_too_much_of_a_rule_waits_is_said_once_however_often_is_looked()
    {
        await using var home = new OutboxHome();
        home.Rules(OutboxHome.Rule("dead", "WEBHOOK \"http://localhost:1\""));
        home.Begin();
        for (var i = 0; i < OutboxState.MostOfRule; i++) home.Record($"ls {i}", "user/dead");
        for (var more = 1; more <= 3; more++)
        {
            home.Record($"pwd {more}", "user/dead");
            await Deadline.UntilAsync(() => home.State.Failed.Count >= more);
        }

        Assert.Single(home.Said, line => line.Contains("`user/dead` is not carried out from entry ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whether_anybody_carries_it_out_is_seen_from_elsewhere()
    {
        await using var home = new OutboxHome();
        var elsewhere = new OutboxDesk(home.Home.State);
        Assert.False(elsewhere.IsCarried);

        home.Begin();
        Assert.True(elsewhere.IsCarried);

        await home.EndAsync();
        Assert.False(elsewhere.IsCarried);
    }

    [Fact]
    public async Task A_folder_that_is_removed_meanwhile_is_made_again()
    {
        await using var home = new OutboxHome();
        home.Rules(OutboxHome.Rule("run", "RUN \"true\""));
        home.Begin();
        Directory.Delete(new OutboxFile(home.Home.State).Folder, recursive: true);

        home.Record("ls", "user/run");

        await home.UntilOverAsync(1);
    }

    [Fact]
    public async Task An_agent_that_starts_the_dashboard_has_nothing_carried_out()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var home = new OutboxHome();
        home.Rules(OutboxHome.Rule("tell", $"WEBHOOK \"{receiver.Address}\""));
        home.Begin(agentAbove: "`claude` (process 7) is an agent or runs commands for one");

        Assert.Contains("`claude`", home.Desk.Obstacle, StringComparison.Ordinal);
        Assert.Contains(home.Said, line => line.Contains("RUN and WEBHOOK are not carried out, because `claude`", StringComparison.Ordinal));
        Assert.False(Directory.Exists(new OutboxFile(home.Home.State).Folder));
    }

    [Fact]
    public async Task A_state_that_cannot_be_read_is_said_and_nothing_is_done()
    {
        await using var home = new OutboxHome();
        home.Home.Write("home/.sigmashake/outbox/state.json", "{}");
        home.Begin();

        Assert.Contains("is not what `ssg serve` has written", home.Desk.Obstacle, StringComparison.Ordinal);
        Assert.Contains(home.Said, line => line.Contains("RUN and WEBHOOK are not carried out", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_program_gets_the_decision_and_what_it_writes_is_kept()
    {
        await using var home = new OutboxHome();
        var script = home.Home.Write("home/tell.sh", "#!/bin/sh\ncut -c1-21\necho \"$SSG_RULE $SSG_ENTRY $1\"\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        home.Rules(OutboxHome.Rule("run", $"RUN \"{script}\" \"a b; touch x\""));
        home.Begin();

        home.Record("ls", "user/run");
        await home.UntilOverAsync(1);

        Assert.Equal("{\"type\":\"call.judged\"\nuser/run 0 a b; touch x", Assert.Single(home.State.Done).Output);
    }
}
