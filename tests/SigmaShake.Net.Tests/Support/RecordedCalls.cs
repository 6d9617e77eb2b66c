using System.Text;
using SigmaShake.Ledger.Append;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Payload;

namespace SigmaShake.Net.Tests.Support;

/// <summary>Puts single calls on record, as the hook would.</summary>
internal static class RecordedCalls
{
    public static void Record(this FleetHome home, string command, string decision = "allow", string? rule = null, string? reason = null, string agent = "claude-code", string tool = "Bash", string? project = null, DateTimeOffset? time = null, string? session = null)
    {
        var payload = new PayloadWriter().Write(new JudgedCall
        {
            Agent = agent, Session = session, Cwd = home.Home, Project = project, Tool = tool, Input = Encoding.UTF8.GetBytes($$"""{"command":"{{command.Replace("\"", "\\\"", StringComparison.Ordinal)}}"}"""),
            Decision = decision, RuleId = rule, Reason = reason, Mode = "enforce", Answer = decision == "block" ? "refused" : "nothing", DurationUs = 2500, Version = "0.1.0",
        });
        using var ledger = LedgerWriter.Open(home.State.Ledger, default).Value!;
        Assert.Null(ledger.Append(EntryKind.Call, payload, time ?? DateTimeOffset.UtcNow).Error);
    }
}
