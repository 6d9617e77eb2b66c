using SigmaShake.Cli.State;
using SigmaShake.Ledger.Approvals;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Hook;

/// <summary>A home in which a rule asks about `deploy`, an agent that cannot ask anybody, and a person who answers at the desk.</summary>
internal sealed class AskingHome : IDisposable
{
    public const string Rule = "rule deploys {\n  ASK execution\n  IF command INVOKES \"deploy|./deploy.sh\" OR command INVOKES \"bash|sh deploy.sh\"\n  PROMPT \"Deploy now?\"\n  MESSAGE \"Deploying is seen by everybody.\"\n}\n";

    public AskingHome()
    {
        Home.WriteRules(Rule);
    }

    public HookHome Home { get; } = new();

    public StateFolder State => StateFolder.Open(Home.State);

    /// <summary>Asks as Codex would, which has no prompt of its own for a hook's question.</summary>
    public Task<ChildResult> Ask(string command = "deploy --now", string client = "codex") => Home.Ask(HookCalls.Bash(command, Home.Project), client);

    public IReadOnlyList<WaitingRequest> Waiting()
    {
        using var desk = Desk();
        return desk.Waiting();
    }

    /// <summary>The person approves the only call that waits.</summary>
    public Digest Approve()
    {
        using var desk = Desk();
        var request = Assert.Single(desk.Waiting());
        Assert.Null(desk.Approve(request, "test"));
        return request.Binding;
    }

    public void Deny()
    {
        using var desk = Desk();
        Assert.Null(desk.Deny(Assert.Single(desk.Waiting()), "test"));
    }

    public void Dispose() => Home.Dispose();

    private ApprovalDesk Desk() => ApprovalDesk.Open(State.Approvals, State.Ledger, TimeProvider.System).Value!;
}
