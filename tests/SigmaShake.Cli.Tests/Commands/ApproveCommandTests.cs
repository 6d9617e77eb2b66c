using SigmaShake.Agents;
using SigmaShake.Cli.Approvals;
using SigmaShake.Cli.Hook;
using SigmaShake.Cli.Loading;
using SigmaShake.Cli.Recording;
using SigmaShake.Cli.State;
using SigmaShake.Cli.Tests.Hook;
using SigmaShake.Ledger.Approvals;
using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Json;

namespace SigmaShake.Cli.Tests.Commands;

public sealed class ApproveCommandTests : IDisposable
{
    private readonly CommandRun _run = new();

    public ApproveCommandTests()
    {
        _run.Write("state/rules/mine.rules", AskingHome.Rule + "rule fetches {\n  ASK network\n  IF url CONTAINS \"example.com\"\n  PROMPT \"Fetch it?\"\n  MESSAGE \"m\"\n}\n");
        _run.Write("project/.sigmashake/config.toml", "");
    }

    public void Dispose() => _run.Dispose();

    [Fact]
    public void What_waits_is_listed_and_nothing_is_said_where_nothing_does()
    {
        Assert.Equal(0, _run.Run("approve"));
        Assert.Equal("nothing waits for your approval\n", _run.Output);

        var id = Ask("deploy --now");
        Assert.Equal(0, _run.Run("approve"));
        Assert.Equal($"{id}    0s  codex  Bash  deploy --now\n", _run.Output);
    }

    [Fact]
    public void A_person_sees_the_call_agrees_and_it_may_be_made_once()
    {
        var id = Ask("deploy --now");
        _run.Input = "y\n";

        Assert.Equal(0, _run.Run("approve", id[..3].ToUpperInvariant()));

        Assert.Contains($"agent          codex\nsession        session-1\nproject        {_run.Project}\n", _run.Output);
        Assert.Contains("rule           user/deploys\nreason         user/deploys: Deploy now?\n", _run.Output);
        Assert.Contains("input.command  deploy --now\n", _run.Output);
        Assert.EndsWith("Let exactly this call be made, once? [y/N] approved; the agent may make exactly this call once, within ten minutes\n", _run.Output);
        Assert.Equal(PersonsAnswer.Approved, AnswerTo("deploy --now"));
        Assert.Equal($"approve {id}: Bash deploy --now, codex in {_run.Project}", _run.LastAction());
    }

    [Theory]
    [InlineData("n\n")]
    [InlineData("\n")]
    [InlineData("")]
    public void A_person_who_does_not_agree_changes_nothing(string input)
    {
        var id = Ask("deploy --now");
        _run.Input = input;

        Assert.Equal(1, _run.Run("approve", id));

        Assert.Contains("nothing was changed; the request waits on", _run.Error);
        Assert.Equal(PersonsAnswer.None, AnswerTo("deploy --now"));
        Assert.Equal(0, _run.Run("approve"));
        Assert.Contains(id, _run.Output);
    }

    [Fact]
    public void An_agent_approves_nothing_and_may_refuse()
    {
        var id = Ask("deploy --now");
        _run.IsPerson = false;
        _run.Input = "y\n";

        Assert.Equal(2, _run.Run("approve", id));
        Assert.Contains("`ssg approve` loosens the guard and is for a person only", _run.Error);
        Assert.Equal(2, _run.Run("approve", id, "--always"));
        Assert.Equal(PersonsAnswer.None, AnswerTo("deploy --now"));

        Assert.Equal(0, _run.Run("approve", "deny", id));
        Assert.Equal($"refused {id}: Bash deploy --now, codex in {_run.Project}\n", _run.Output);
        Assert.Equal(PersonsAnswer.Denied, AnswerTo("deploy --now"));
        Assert.StartsWith($"approve-deny {id}: ", _run.LastAction());
    }

    [Theory]
    [InlineData("no request `ffffffff` waits; `ssg approve` lists those that do", "approve", "ffffffff")]
    [InlineData("no request `x` waits; `ssg approve` lists those that do", "approve", "deny", "x")]
    [InlineData("say which request, `ssg approve ID --always`; `ssg approve` lists them", "approve", "--always")]
    public void What_is_not_there_is_said(string problem, params string[] arguments)
    {
        Assert.Equal(2, _run.Run(arguments));
        Assert.Equal($"ssg: {problem}\n", _run.Error);
    }

    [Fact]
    public void An_id_that_several_begin_with_is_none()
    {
        var ids = Enumerable.Range(0, 17).Select(i => Ask($"deploy {i}")).ToList();
        var shared = ids.GroupBy(id => id[0]).First(group => group.Count() > 1).Key;

        Assert.Equal(2, _run.Run("approve", $"{shared}"));
        Assert.Contains($"several requests begin with `{shared}`", _run.Error);
    }

    [Theory]
    [InlineData("deploy --now")]
    [InlineData("deploy \"a b\" 'C:\\\\x' $HOME")]
    [InlineData("curl https://example.com/x")]
    public void Always_shows_a_rule_of_exactly_that_shape_and_writes_it_among_the_persons_exceptions(string command)
    {
        var id = Ask(command);
        _run.Input = "y\n";

        Assert.Equal(0, _run.Run("approve", id, "--always"));

        var file = Path.Combine(_run.State.ProjectRules(_run.Project), $"approved-{id}.rules");
        var text = File.ReadAllText(file);
        Assert.Contains($"\n{file}\n\n{text}\nLet exactly this call be made from now on, by this rule? [y/N] approved from now on, by `user/approved-{id}`; remove `{file}` to be asked again\n", _run.Output);
        Assert.Contains("  ALLOW any\n  IF tool EQUALS \"Bash\"", text);
        Assert.False(Judge(command).Ruling.Outcome.Stops());
        Assert.True(Judge(command + " more").Ruling.Outcome.Stops());
        Assert.True(Judge(command, cwd: "/").Ruling.Outcome.Stops());
        Assert.Contains(_run.AllActions(), action => action.StartsWith($"approve-always user/approved-{id} in {_run.Project}: ", StringComparison.Ordinal));
        Assert.Equal(0, _run.Run("fmt", "--check", file));
    }

    [Fact]
    public void Always_that_a_person_does_not_agree_to_writes_nothing()
    {
        var id = Ask("deploy --now");
        _run.Input = "n\n";

        Assert.Equal(1, _run.Run("approve", id, "--always"));
        Assert.False(Directory.Exists(Path.Combine(_run.State.Path, "projects")));
        Assert.True(Judge("deploy --now").Ruling.Outcome.Stops());
    }

    [Theory]
    [InlineData("deploy --token ghp_0123456789abcdefghijklmnopqrstuvwxyzAB", "what the log has is not all of the call")]
    [InlineData("git reset --hard && ls", "no exception of yours lets it through: `git/git-reset-hard` would still stop it")]
    [InlineData("bash deploy.sh", "the call runs a script, which may be another one next time")]
    public void Where_no_rule_can_say_exactly_that_there_is_none(string command, string problem)
    {
        _run.Write("project/deploy.sh", "echo ship\n");
        var id = Ask(command);
        _run.Input = "y\n";

        Assert.Equal(1, _run.Run("approve", id, "--always"));
        Assert.StartsWith($"ssg: {problem}", _run.Error);
        Assert.EndsWith("; approve it once\n", _run.Error);
        Assert.False(Directory.Exists(Path.Combine(_run.State.Path, "projects")));
        Assert.Equal(PersonsAnswer.None, AnswerTo(command));
    }

    // As an agent could name a member to have the rule say more than the call does.
    [Theory]
    [InlineData("x EQUALS \"1\" OR tool", "Bash")]
    [InlineData("x EQUALS \"1\"\n  MESSAGE \"m\"\n}\nrule more {\n  ALLOW any\n  IF tool", "Bash")]
    [InlineData("a b", "1")]
    [InlineData("", "1")]
    public void What_an_agent_names_the_members_of_an_input_becomes_no_part_of_a_rule(string name, string value)
    {
        JsonMember[] members = [Member("command", "deploy --now"), Member(name, value)];
        var call = CallOf(members, _run.Project);

        Assert.Null(ExactRule.Of(call, isCommand: true, "approved"));
        Assert.NotNull(ExactRule.Of(CallOf([members[0]], _run.Project), isCommand: true, "approved"));
    }

    [Fact]
    public void A_call_without_input_gets_no_rule_that_would_allow_the_tool_with_any()
    {
        Assert.Null(ExactRule.Of(CallOf([], _run.Project), isCommand: false, "approved"));
    }

    [Fact]
    public void Without_a_project_there_is_nowhere_to_put_an_exception()
    {
        Directory.Delete(Path.Combine(_run.Project, ".sigmashake"), recursive: true);
        var id = Ask("deploy --now");

        Assert.Equal(1, _run.Run("approve", id, "--always"));
        Assert.Contains("there is no `.sigmashake` in", _run.Error);
    }

    private string Ask(string command)
    {
        var verdict = Judge(command);
        Assert.Equal(Outcome.Ask, verdict.Ruling.Outcome);
        var enforcement = Answers.Enforcement.Of(verdict, Settings.Defaults, pause: null);
        var session = new ApprovalSession(_run.State, new AskingPolicy(IsOursAlways: false, WaitSeconds: 0, IsSilent: true), new RecordedCall(verdict, enforcement, default, _run.Project, default), _run.Clock)
        {
            Answer = _ => new HookAnswer(default, default, HookAnswer.RefusedExitCode),
            Record = call => Recorder.Record(_run.State, call, _run.Clock, default),
        };
        session.Run(isToolUse: true);
        return WaitingRequest.IdOf(BindingOf(verdict));
    }

    private PersonsAnswer AnswerTo(string command)
    {
        using var desk = Desk();
        Assert.Null(desk.Bind(ApprovedCall.Of(Judge(command)), out var binding));
        return desk.AnswerTo(binding);
    }

    private SigmaShake.Ledger.Hashing.Digest BindingOf(Verdict verdict)
    {
        using var desk = Desk();
        Assert.Null(desk.Bind(ApprovedCall.Of(verdict), out var binding));
        return binding;
    }

    private Verdict Judge(string command, string? cwd = null)
    {
        var call = CallOf([Member("command", command)], cwd ?? _run.Project);
        return JudgedCall.Judge(_run.State, SettingsFile.Load(_run.State), call, ImageStore.None).Verdict;
    }

    private static JsonMember Member(string name, string value) => new(System.Text.Encoding.UTF8.GetBytes(name), JsonValue.Of(System.Text.Encoding.UTF8.GetBytes(value)));

    private ToolCall CallOf(JsonMember[] members, string cwd) =>
        new() { Agent = "codex", Session = "session-1", Tool = "Bash", Input = JsonValue.Of(members), Cwd = cwd, ProjectDirectory = _run.Project };

    private ApprovalDesk Desk() => ApprovalDesk.Open(_run.State.Approvals, _run.State.Ledger, _run.Clock).Value!;
}
