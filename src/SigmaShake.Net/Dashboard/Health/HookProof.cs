using SigmaShake.Cli.Doctor;
using SigmaShake.Cli.Init;

namespace SigmaShake.Net.Dashboard.Health;

/// <summary>
/// What <c>ssg doctor</c> finds: each installed hook run on a canned attack, and what keeps hooks from running. It is done when somebody asks, by one at a
/// time, and kept until somebody asks again: it runs programs. Thread-safe.
/// </summary>
/// <param name="machine">The machine.</param>
/// <param name="world">Its installations.</param>
internal sealed class HookProof(Machine machine, InitContext world)
{
    private readonly Lock _gate = new();
    private Task? _run;

    /// <summary>What was found last; null before the first time is over.</summary>
    public ProvedHooks? Last { get; private set; }

    /// <summary>Whether it is being done.</summary>
    public bool IsRunning
    {
        get
        {
            lock (_gate) return _run is { IsCompleted: false };
        }
    }

    /// <summary>Does it, or joins who does it already. Waits no longer than it is told to: pages are told once it is over.</summary>
    public async Task RunAsync(TimeSpan wait, CancellationToken cancellation)
    {
        Task run;
        lock (_gate)
        {
            if (_run is null or { IsCompleted: true }) _run = Task.Run(Prove, CancellationToken.None);
            run = _run;
        }

        _ = await Task.WhenAny(run, Task.Delay(wait, machine.Clock, cancellation));
        cancellation.ThrowIfCancellationRequested();
    }

    private void Prove()
    {
        var checkup = new MachineCheckup(world) { AsksClients = false };
        List<ProvedHook> found = [];
        try
        {
            found.AddRange(checkup.Run().Select(one => new ProvedHook(one.Subject, one.Finding)));
        }
#pragma warning disable CA1031 // Whatever it is: what is kept of the last time must not stand there as if it were of this one.
        catch (Exception e)
#pragma warning restore CA1031
        {
            found.Add(new ProvedHook("hooks", new Cli.Doctor.Finding(Gravity.Problem, $"not all could be looked at ({e.Message}); `ssg doctor` says more")));
        }

        Last = new ProvedHooks(machine.Clock.GetUtcNow(), checkup.Hooks, found);
        machine.Tell();
    }
}

/// <summary>What was found about all hooks.</summary>
/// <param name="Time">When.</param>
/// <param name="Count">How many hooks there are.</param>
/// <param name="Findings">What was found, client by client.</param>
internal sealed record ProvedHooks(DateTimeOffset Time, int Count, IReadOnlyList<ProvedHook> Findings)
{
    /// <summary>How many hooks do not do what they should, or miss something.</summary>
    public int Problems => Findings.Count(one => one.Finding.Gravity == Gravity.Problem);
}

/// <summary>What was found about one hook.</summary>
/// <param name="Subject">The client, and in whose configuration.</param>
/// <param name="Finding">What, and the cure.</param>
internal readonly record struct ProvedHook(string Subject, Cli.Doctor.Finding Finding);
