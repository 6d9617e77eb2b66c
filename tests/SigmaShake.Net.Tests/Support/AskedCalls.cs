using System.Text;
using SigmaShake.Cli.Answers;
using SigmaShake.Cli.Loading;
using SigmaShake.Cli.Recording;
using SigmaShake.Cli.State;
using SigmaShake.Ledger.Append;
using SigmaShake.Ledger.Approvals;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Ledger.Payload;
using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Json;
using JudgedCall = SigmaShake.Ledger.Payload.JudgedCall;

namespace SigmaShake.Net.Tests.Support;

/// <summary>Calls that need a person, filed as the hook files them.</summary>
internal static class AskedCalls
{
    /// <summary>Files one; what an approval of it is bound to.</summary>
    public static Digest Ask(this FleetHome home, string command)
    {
        var input = JsonValue.Of([new JsonMember("command"u8.ToArray(), JsonValue.Of(Encoding.UTF8.GetBytes(command)))]);
        using var desk = home.OpenDesk();
        Assert.Null(desk.Bind(new BoundCall { Agent = "codex", Session = "session-1", Cwd = home.Home, Tool = "Bash", Input = input }, out var binding));
        var payload = new PayloadWriter().Write(new JudgedCall
        {
            Agent = "codex", Session = "session-1", Cwd = home.Home, Tool = "Bash", Input = CompactJson.Write(input),
            Decision = "ask", RuleId = "git/push", Reason = "a reason", Mode = "enforce", Answer = "refused", Request = binding.ToString(), Version = "0.1.0",
        });
        using var ledger = LedgerWriter.Open(home.State.Ledger, default).Value!;
        var appended = ledger.Append(EntryKind.Call, payload, home.Clock.GetUtcNow());
        Assert.Null(desk.File(binding, appended.Entry!));
        return binding;
    }

    /// <summary>Has a call of a project judged, which a rule asks about, and files it; what an approval of it is bound to.</summary>
    public static Digest AskIn(this FleetHome home, string project, string command)
    {
        var verdict = home.Judge(project, command);
        Assert.Equal(Outcome.Ask, verdict.Ruling.Outcome);
        using var desk = home.OpenDesk();
        Assert.Null(desk.Bind(ApprovedCall.Of(verdict), out var binding));
        var call = new RecordedCall(verdict, Enforcement.Of(verdict, Settings.Defaults, pause: null), default, project, default) { Request = binding.ToString() };
        Assert.Null(desk.File(binding, Recorder.Record(home.State, call, home.Clock, default)));
        return binding;
    }

    /// <summary>What the rules in force say of a call of a project.</summary>
    public static Verdict Judge(this FleetHome home, string project, string command)
    {
        var input = JsonValue.Of([new JsonMember("command"u8.ToArray(), JsonValue.Of(Encoding.UTF8.GetBytes(command)))]);
        var call = new ToolCall { Agent = "codex", Session = "session-1", Tool = "Bash", Input = input, Cwd = project, ProjectDirectory = project };
        return Cli.Loading.JudgedCall.Judge(home.State, SettingsFile.Load(home.State), call, ImageStore.None).Verdict;
    }

    /// <summary>What the hook would find for it.</summary>
    public static PersonsAnswer AnswerTo(this FleetHome home, Digest binding)
    {
        using var desk = home.OpenDesk();
        return desk.AnswerTo(binding);
    }

    private static ApprovalDesk OpenDesk(this FleetHome home)
    {
        var opened = ApprovalDesk.Open(home.State.Approvals, home.State.Ledger, home.Clock);
        Assert.True(opened.Succeeded, opened.Error?.ToString());
        return opened.Value;
    }
}
