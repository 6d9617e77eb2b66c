using System.Text;
using SigmaShake.Ledger.Append;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Payload;
using SigmaShake.Net.Dashboard;
using SigmaShake.Net.Outbox;
using SigmaShake.Net.Webhooks;
using SigmaShake.Testing;

namespace SigmaShake.Net.Tests.Support;

/// <summary>A person's state with rules that have something done, and the outbox carried out in this process.</summary>
internal sealed class OutboxHome : IAsyncDisposable
{
    private readonly Machine _machine;
    private CarriedOutbox? _carried;

    public OutboxHome()
    {
        _machine = new Machine(Home.State, Home.Home, TimeProvider.System);
        Desk = new OutboxDesk(Home.State);
    }

    public FleetHome Home { get; } = new();

    public OutboxDesk Desk { get; private set; }

    /// <summary>What a person was told.</summary>
    public List<string> Said { get; } = [];

    public OutboxState State => Desk.Read();

    public string Secret => new WebhookSecret(new OutboxFile(Home.State).Folder).Text();

    /// <summary>Replaces the person's rules.</summary>
    public void Rules(string text) => Home.Write("home/.sigmashake/rules/own.rules", text);

    /// <summary>A rule that has something done after each command.</summary>
    public static string Rule(string id, string statement) => $$"""
        rule {{id}} {
          LOG execution
          IF command EXISTS
          {{statement}}
        }

        """;

    /// <summary>Begins to carry out, as <c>ssg serve</c> does.</summary>
    public void Begin(string? agentAbove = null) => _carried = CarriedOutbox.Begin(Home.State, Desk, agentAbove, _machine.FindAsync, Said.Add, TimeProvider.System);

    public async Task EndAsync()
    {
        if (_carried is { } carried) await carried.DisposeAsync();
        _carried = null;
        Desk = new OutboxDesk(Home.State);
    }

    /// <summary>Puts a call on record that rules have matched.</summary>
    public void Record(string command, params string[] matched) => RecordIn(null, command, matched);

    public void RecordIn(string? project, string command, params string[] matched)
    {
        var payload = new PayloadWriter().Write(new JudgedCall
        {
            Agent = "claude-code", Cwd = project ?? Home.Home, Project = project, Tool = "Bash", Input = Encoding.UTF8.GetBytes($$"""{"command":"{{command}}"}"""),
            Decision = "log", Matched = matched, Mode = "enforce", Answer = "nothing", DurationUs = 2500, Version = "0.1.0",
        });
        using var ledger = LedgerWriter.Open(Home.State.Ledger, default).Value!;
        Assert.Null(ledger.Append(EntryKind.Call, payload, DateTimeOffset.UtcNow).Error);
    }

    /// <summary>Waits until nothing waits any more, and so many are over.</summary>
    public Task UntilOverAsync(int count) => Deadline.UntilAsync(() => State is { Waiting.Count: 0 } state && state.Done.Count + state.Failed.Count >= count);

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _machine.Dispose();
        Home.Dispose();
    }
}
