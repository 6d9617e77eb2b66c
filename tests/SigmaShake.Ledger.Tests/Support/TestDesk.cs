using System.Text;
using SigmaShake.Ledger.Append;
using SigmaShake.Ledger.Approvals;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Ledger.Payload;
using SigmaShake.Rules.Json;

namespace SigmaShake.Ledger.Tests.Support;

/// <summary>A desk of approvals beside a ledger of its own, and the calls that come to it as the hook has them come.</summary>
internal sealed class TestDesk : IDisposable
{
    public TestLedger Ledger { get; } = new();

    public SetClock Clock { get; } = new();

    public string Folder => Ledger.Beside("approvals");

    /// <summary>Records a call that needs approval, and files it; what it is bound to.</summary>
    public Digest Ask(BoundCall call)
    {
        using var desk = Open();
        var binding = BindingOf(desk, call);
        Assert.Null(desk.File(binding, Record(call, request: binding)));
        return binding;
    }

    /// <summary>What the hook finds for that call; where it was approved, the use is recorded.</summary>
    public PersonsAnswer Try(BoundCall call)
    {
        using var desk = Open();
        var binding = BindingOf(desk, call);
        var answer = desk.AnswerTo(binding);
        if (answer == PersonsAnswer.Approved) Record(call, approved: binding);
        return answer;
    }

    /// <summary>What the hook would find.</summary>
    public PersonsAnswer Look(BoundCall call)
    {
        using var desk = Open();
        return desk.AnswerTo(BindingOf(desk, call));
    }

    /// <summary>Approves the only call that waits.</summary>
    public void Approve()
    {
        using var desk = Open();
        Assert.Null(desk.Approve(Assert.Single(desk.Waiting()), "test"));
    }

    public IReadOnlyList<WaitingRequest> Waiting()
    {
        using var desk = Open();
        return desk.Waiting();
    }

    public ApprovalDesk Open()
    {
        var opened = ApprovalDesk.Open(Folder, Ledger.Folder, Clock);
        Assert.True(opened.Succeeded, opened.Error?.ToString());
        return opened.Value;
    }

    /// <summary>The only file of approvals that ends so.</summary>
    public string File(string ending) => Assert.Single(Directory.GetFiles(Folder, "*" + ending));

    public AppendedEntry Record(BoundCall call, Digest? request = null, Digest? approved = null)
    {
        var payload = new PayloadWriter().Write(new JudgedCall
        {
            Agent = call.Agent,
            Session = call.Session,
            Cwd = call.Cwd,
            Tool = call.Tool,
            Input = CompactJson.Write(call.Input),
            Decision = "ask",
            Mode = "enforce",
            Answer = approved is null ? "refused" : "nothing",
            Request = request?.ToString(),
            Approved = approved?.ToString(),
            Version = "test",
        });
        return Ledger.Append(Encoding.UTF8.GetString(payload), Clock.GetUtcNow());
    }

    public static BoundCall Call(string command = "git push --force") => new()
    {
        Agent = "codex",
        Session = "session-1",
        Cwd = "/work/shop",
        Tool = "Bash",
        Input = Json($$"""{"command":"{{command}}","timeout":10}"""),
    };

    public static JsonValue Json(string text) => JsonParser.Parse(Encoding.UTF8.GetBytes(text)).Value!;

    public void Dispose() => Ledger.Dispose();

    private static Digest BindingOf(ApprovalDesk desk, BoundCall call)
    {
        Assert.Null(desk.Bind(call, out var binding));
        return binding;
    }

    /// <summary>A clock that stands, and is set.</summary>
    internal sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = TestLedger.Noon;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
