using System.Text;
using SigmaShake.Ledger.Append;
using SigmaShake.Ledger.Approvals;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Ledger.Payload;
using SigmaShake.Rules.Json;

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
