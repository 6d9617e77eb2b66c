using System.Text.Json;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Hook;

/// <summary>An ASK where the client asks nobody: refused, filed, approved, let through once.</summary>
public sealed class ApprovalTests : IDisposable
{
    private readonly AskingHome _asking = new();

    private HookHome Home => _asking.Home;

    public void Dispose() => _asking.Dispose();

    [Theory]
    [InlineData("codex")]
    [InlineData("generic")]
    public async Task A_call_is_refused_and_filed_and_once_approved_let_through_once(string client)
    {
        var first = await _asking.Ask(client: client);
        Assert.Equal(2, first.ExitCode);
        Assert.Contains("needs a person's approval: user/deploys: Deploy now? The call waits for them under `ssg approve`", first.Error);
        Assert.Equal("deploy --now", Assert.Single(_asking.Waiting()).Content.Subject);

        var binding = _asking.Approve().ToString();

        HookAnswers.IsSilent(await _asking.Ask(client: client));
        Assert.Equal(2, (await _asking.Ask(client: client)).ExitCode);
        Assert.Single(_asking.Waiting());

        var calls = Home.Calls();
        Assert.Equal(["refused", "nothing", "refused"], calls.Select(call => call.GetProperty("answer").GetString()));
        Assert.All(calls, call => Assert.Equal("ask", call.GetProperty("decision").GetString()));
        Assert.Equal([binding, null, binding], calls.Select(call => Text(call, "request")));
        Assert.Equal([null, binding, null], calls.Select(call => Text(call, "approved")));
        await Home.AssertLogIsIntact(4);
    }

    [Fact]
    public async Task Nothing_that_the_agent_is_told_is_a_code()
    {
        var told = await _asking.Ask();
        var id = Assert.Single(_asking.Waiting()).Id;

        Assert.DoesNotContain(id, told.Out + told.Error);
        Assert.Equal(HookAnswers.IsRefused(told), HookAnswers.IsRefused(await _asking.Ask()));
    }

    [Fact]
    public async Task A_client_that_asks_itself_is_left_to()
    {
        HookAnswers.IsAsked(await _asking.Ask(client: "claude-code"), "user/deploys: Deploy now?");

        Assert.False(Directory.Exists(_asking.State.Approvals));
    }

    [Fact]
    public async Task A_person_may_have_every_question_put_to_them_by_ssg()
    {
        Home.WriteState("config.toml", "approvals.ask = \"ssg\"\n");
        HookAnswers.IsRefused(await _asking.Ask(client: "claude-code"), "waits for them under `ssg approve`");

        _asking.Approve();

        HookAnswers.IsSilent(await _asking.Ask(client: "claude-code"));
    }

    [Fact]
    public async Task An_approval_holds_in_no_other_folder_and_no_other_session()
    {
        await _asking.Ask();
        _asking.Approve();

        HookAnswers.IsRefused(await Home.Ask(HookCalls.Bash("deploy --now", Home.Root), "codex"));
        HookAnswers.IsRefused(await Home.Ask(HookCalls.Bash("deploy --now", Home.Project).Replace("session-1", "session-2", StringComparison.Ordinal), "codex"));
        HookAnswers.IsRefused(await _asking.Ask("deploy --now "));
        HookAnswers.IsSilent(await _asking.Ask());
    }

    [Fact]
    public async Task A_script_that_was_changed_in_between_is_another_call()
    {
        var script = Path.Combine(Home.Project, "deploy.sh");
        await File.WriteAllTextAsync(script, "echo ship\n", TestContext.Current.CancellationToken);
        await _asking.Ask("bash deploy.sh");
        _asking.Approve();
        await File.WriteAllTextAsync(script, "echo sink\n", TestContext.Current.CancellationToken);

        HookAnswers.IsRefused(await _asking.Ask("bash deploy.sh"));

        await File.WriteAllTextAsync(script, "echo ship\n", TestContext.Current.CancellationToken);
        HookAnswers.IsSilent(await _asking.Ask("bash deploy.sh"));
    }

    [Theory]
    [InlineData("a script that is too long to be looked into")]
    [InlineData("a program")]
    [InlineData("a link that leads out of its folder")]
    [InlineData("nothing yet")]
    public async Task What_nobody_has_looked_into_must_be_what_it_was(string what)
    {
        var script = Path.Combine(Home.Project, "deploy.sh");
        var file = what.StartsWith("a link", StringComparison.Ordinal) ? Path.Combine(Home.Root, "elsewhere.sh") : script;
        if (file != script) File.CreateSymbolicLink(script, file);
        var filler = what.StartsWith("a script", StringComparison.Ordinal) ? new string('#', 70_000) : "\0";
        if (what != "nothing yet") await File.WriteAllTextAsync(file, "echo ship\n" + filler, TestContext.Current.CancellationToken);
        await _asking.Ask("bash deploy.sh");
        _asking.Approve();

        await File.WriteAllTextAsync(file, "echo sink\n" + filler, TestContext.Current.CancellationToken);
        HookAnswers.IsRefused(await _asking.Ask("bash deploy.sh"));

        if (what == "nothing yet") File.Delete(file);
        else await File.WriteAllTextAsync(file, "echo ship\n" + filler, TestContext.Current.CancellationToken);
        HookAnswers.IsSilent(await _asking.Ask("bash deploy.sh"));
    }

    /// <summary>Codex asks twice about one call where its own prompt would follow: once before the tool, once before the prompt.</summary>
    [Fact]
    public async Task A_prompt_of_the_clients_own_uses_no_approval_up_and_needs_one_and_is_not_filed()
    {
        var call = HookCalls.Bash("deploy --now", Home.Project);
        var prompt = call.Replace("\"PreToolUse\"", "\"PermissionRequest\"", StringComparison.Ordinal);
        Assert.Equal(2, (await Home.Ask(prompt, "codex")).ExitCode);
        Assert.Empty(_asking.Waiting());
        await Home.Ask(call, "codex");
        _asking.Approve();

        HookAnswers.IsSilent(await Home.Ask(prompt, "codex"));
        HookAnswers.IsSilent(await Home.Ask(call, "codex"));
        HookAnswers.IsSilent(await Home.Ask(prompt, "codex"));
        HookAnswers.IsRefused(await Home.Ask(call, "codex"));
    }

    [Fact]
    public async Task Of_two_that_wait_with_the_same_call_one_is_let_through_and_the_other_waits_on_for_an_answer_of_its_own()
    {
        Home.WriteState("config.toml", "approvals.wait = \"20s\"\n");
        var waiting = new[] { _asking.Ask(), _asking.Ask() };
        await Deadline.UntilAsync(() => Directory.Exists(_asking.State.Ledger) && Home.Calls().Count == 2 && _asking.Waiting().Count == 1);
        _asking.Approve();

        var results = await Task.WhenAll(waiting);
        Assert.Equal([0, 2], results.Select(result => result.ExitCode).Order());
        Assert.Single(_asking.Waiting());
    }

    [Fact]
    public async Task What_is_forbidden_meanwhile_stays_forbidden()
    {
        await _asking.Ask();
        _asking.Approve();
        Home.WriteRules(AskingHome.Rule.Replace("ASK", "DENY", StringComparison.Ordinal));

        HookAnswers.IsRefused(await _asking.Ask(), "user/deploys");
    }

    [Fact]
    public async Task What_a_person_has_refused_is_refused_in_their_name_and_not_filed_again()
    {
        await _asking.Ask();
        _asking.Deny();

        HookAnswers.IsRefused(await _asking.Ask(), "a person has refused this call: user/deploys");
        Assert.Empty(_asking.Waiting());
    }

    [Fact]
    public async Task Where_the_use_cannot_be_recorded_the_call_is_not_let_through()
    {
        Home.WriteState("config.toml", "recording.on_failure = \"answer\"\n");
        await _asking.Ask();
        _asking.Approve();

        var full = await Home.Bash("ulimit -f 0; trap '' XFSZ; exec \"$SSG\" hook codex <\"$CALL\"", HookCalls.Bash("deploy --now", Home.Project));

        Assert.Equal(2, full.ExitCode);
        HookAnswers.IsSilent(await _asking.Ask());
    }

    [Theory]
    [InlineData("approvals")]
    [InlineData("approvals/key")]
    public async Task A_desk_that_is_not_to_be_trusted_refuses_with_cause_and_cure(string path)
    {
        await _asking.Ask();
        _asking.Approve();
        var whole = Path.Combine(Home.State, path);
        File.SetUnixFileMode(whole, File.GetUnixFileMode(whole) | UnixFileMode.OtherWrite);

        HookAnswers.IsRefusedWithCure(await _asking.Ask(), "others may write to it");
    }

    [Fact]
    public async Task A_call_may_wait_for_the_answer()
    {
        Home.WriteState("config.toml", "approvals.wait = \"20s\"\n");
        var waiting = _asking.Ask();
        await Deadline.UntilAsync(() => Directory.Exists(_asking.State.Approvals) && _asking.Waiting().Count > 0);
        _asking.Approve();

        var result = await waiting;
        HookAnswers.IsSilent(result);
        Assert.Equal(["waiting", "nothing"], Home.Calls().Select(call => call.GetProperty("answer").GetString()));
        await Home.AssertLogIsIntact(3);
    }

    [Fact]
    public async Task A_call_that_waits_is_refused_as_soon_as_the_person_says_no()
    {
        Home.WriteState("config.toml", "approvals.wait = \"20s\"\n");
        var waiting = _asking.Ask();
        await Deadline.UntilAsync(() => Directory.Exists(_asking.State.Approvals) && _asking.Waiting().Count > 0);
        _asking.Deny();

        var result = await waiting;
        HookAnswers.IsRefused(result, "a person has refused this call");
        Assert.True(result.Elapsed < TimeSpan.FromSeconds(15), $"took {result.Elapsed}");
    }

    [Fact]
    public async Task A_call_that_nobody_answers_is_refused_when_the_wait_is_over_even_behind_the_usual_deadline()
    {
        Home.WriteState("config.toml", "approvals.wait = \"6s\"\n");

        var result = await _asking.Ask();

        HookAnswers.IsRefused(result, "waits for them under `ssg approve`");
        Assert.InRange(result.Elapsed, TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(10));
        Assert.Equal(["waiting", "refused"], Home.Calls().Select(call => call.GetProperty("answer").GetString()));
        Assert.Single(_asking.Waiting());
    }

    [Theory]
    [InlineData("ls", "claude-code")]
    [InlineData("rm -rf /", "codex")]
    [InlineData("deploy", "claude-code")]
    public async Task A_call_that_is_not_put_to_a_person_by_us_touches_nothing_of_it(string command, string client)
    {
        await _asking.Ask();
        _asking.Approve();

        var traced = await Home.Bash(
            $"exec strace -f -qq -s 4096 -o trace \"$SSG\" hook {client} <\"$CALL\"", HookCalls.Bash(command, Home.Project));

        Assert.True(traced.ExitCode is 0 or 2, traced.Error);
        var trace = await File.ReadAllLinesAsync(Home["project/trace"], TestContext.Current.CancellationToken);
        Assert.Contains(trace, line => line.Contains("/.sigmashake/ledger", StringComparison.Ordinal));
        Assert.DoesNotContain(trace, line => line.Contains("/.sigmashake/approvals", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_desktop_is_told_and_nobody_waits_for_it()
    {
        Assert.SkipUnless(Environment.UserName == "root", "needs root for a program of its own in place of the machine's");
        Home.WriteState("notify-send", "#!/bin/sh\nprintf '%s\\n' \"$@\" >\"$XDG_RUNTIME_DIR/told\"\nenv >\"$XDG_RUNTIME_DIR/env\"\nexec sleep 30\n");
        const string InNamespace = """
            exec unshare -m sh -c 'own=$HOME/.sigmashake/notify-send; chmod 755 "$own"
            if [ -e /usr/bin/notify-send ]; then mount --bind "$own" /usr/bin/notify-send; else mount -t tmpfs none /usr/local/bin && install -m 755 "$own" /usr/local/bin/notify-send; fi
            exec "$SSG" hook codex <"$CALL"'
            """;
        var call = HookCalls.Bash("deploy 'a secret'", Home.Project);
        var desktop = new Dictionary<string, string?> { ["DISPLAY"] = ":99", ["XDG_RUNTIME_DIR"] = Home.Home, ["OPENAI_API_KEY"] = "x" };

        var without = await Home.Bash(InNamespace, call);
        Assert.False(File.Exists(Path.Combine(Home.Home, "told")));
        Directory.Delete(_asking.State.Approvals, recursive: true);
        var result = await Home.Bash(InNamespace, call, desktop);

        Assert.Equal((2, 2), (without.ExitCode, result.ExitCode));
        Assert.True(result.Elapsed < TimeSpan.FromSeconds(10), $"took {result.Elapsed}");
        await Deadline.UntilAsync(() => File.Exists(Path.Combine(Home.Home, "env")) && File.ReadAllText(Path.Combine(Home.Home, "env")).Contains("DISPLAY", StringComparison.Ordinal));
        Assert.Equal("--app-name=ssg\nAn agent asks\ncodex wants to use Bash, and user/deploys asks. Answer with ssg approve, or on the dashboard.\n", await File.ReadAllTextAsync(Path.Combine(Home.Home, "told"), TestContext.Current.CancellationToken));
        Assert.DoesNotContain("OPENAI", await File.ReadAllTextAsync(Path.Combine(Home.Home, "env"), TestContext.Current.CancellationToken));

        // Filed already: told already.
        File.Delete(Path.Combine(Home.Home, "told"));
        await Home.Bash(InNamespace, call, desktop);
        Assert.False(File.Exists(Path.Combine(Home.Home, "told")));
    }

    private static string? Text(JsonElement call, string name) => call.TryGetProperty(name, out var value) ? value.GetString() : null;
}
