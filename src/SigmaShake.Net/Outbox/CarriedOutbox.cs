using SigmaShake.Cli.State;
using SigmaShake.Net.Running;
using SigmaShake.Net.Webhooks;

namespace SigmaShake.Net.Outbox;

/// <summary>The outbox of a person, carried out in the background for as long as a program runs.</summary>
internal sealed class CarriedOutbox : IAsyncDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private readonly StateLock _carrying;
    private readonly Task _running;

    private CarriedOutbox(Carrier carrier, StateLock carrying, OutboxDesk desk, Action<string> say)
    {
        _carrying = carrying;
        _running = RunAsync(carrier, desk, say);
    }

    /// <summary>Begins; null where it cannot, and then the desk knows why.</summary>
    /// <param name="state">Our own state, which no other process carries out.</param>
    /// <param name="desk">Where pages look.</param>
    /// <param name="agentAbove">The agent that has started this program, as the middle of a sentence; null for none. What rules have done is nobody's child but the person's.</param>
    /// <param name="find">Finds entries.</param>
    /// <param name="say">Told what a person should know, one line each.</param>
    /// <param name="clock">The time.</param>
    public static CarriedOutbox? Begin(StateFolder state, OutboxDesk desk, string? agentAbove, EntryLookup find, Action<string> say, TimeProvider clock)
    {
        if (agentAbove is not null)
        {
            desk.Obstacle = $"{agentAbove}; start `ssg serve` yourself, in a terminal that no agent runs in";
            say($"RUN and WEBHOOK are not carried out, because {desk.Obstacle}");
            return null;
        }

        var file = new OutboxFile(state);
        var runner = new ProgramRunner(HomeDirectory.Find(), ProgramRunner.TimeLimit);
        var deliverer = new Deliverer(state, find, new WebhookSender(new WebhookSecret(file.Folder), clock), runner, clock);
        var carrier = new Carrier(file, new Intake(state, clock), deliverer, desk, say, clock);
        try
        {
            carrier.Begin();
            return new CarriedOutbox(carrier, file.Carry(), desk, say);
        }
        catch (Exception e) when (e is StateException or IOException or UnauthorizedAccessException)
        {
            desk.Obstacle = e.Message;
            say($"RUN and WEBHOOK are not carried out: {e.Message}");
            return null;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _running;
        _carrying.Dispose();
        _ending.Dispose();
    }

    private async Task RunAsync(Carrier carrier, OutboxDesk desk, Action<string> say)
    {
        try
        {
            await Task.Run(() => carrier.RunAsync(_ending.Token));
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested)
        {
            // Asked to end: that is how it ends.
        }
#pragma warning disable CA1031 // The dashboard goes on, and says that this does not.
        catch (Exception e)
#pragma warning restore CA1031
        {
            desk.Obstacle = $"it ended with an error ({e.Message}); start `ssg serve` again";
            say($"RUN and WEBHOOK are not carried out any more: {e.GetType().Name}: {e.Message}");
        }
    }
}
