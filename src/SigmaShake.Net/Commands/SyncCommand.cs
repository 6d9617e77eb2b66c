using System.CommandLine;
using SigmaShake.Cli.Commands;
using SigmaShake.Cli.State;
using SigmaShake.Net.Following;
using SigmaShake.Net.Machines;
using SigmaShake.Net.Reporting;
using SigmaShake.Net.Syncing;

namespace SigmaShake.Net.Commands;

/// <summary><c>ssg fleet sync</c>: fetch what the organisation has signed, once or for good.</summary>
internal static class SyncCommand
{
    public static Command Define(CommandContext context)
    {
        var watch = new Option<bool>("--watch") { Description = "Follow the server: a change is in force within seconds. Runs until it is ended." };
        var user = EnrolledPlaces.UserOption();
        var command = new Command("sync", "Fetch what the organisation has signed, verify it, put it in force, and report. Whatever goes wrong, the last good rules stay in force.") { watch, user };
        command.SetAction(async (parsed, cancellation) =>
        {
            var place = EnrolledPlaces.Find(context, parsed.GetValue(user));
            var state = StateFolder.Open(context.State);
            using var machine = EnrolledMachine.Open(place, context.Clock);
            return parsed.GetValue(watch) ? await WatchAsync(context, machine, state, cancellation) : await OnceAsync(context, machine, state, cancellation);
        });
        return command;
    }

    private static async Task<int> OnceAsync(CommandContext context, EnrolledMachine machine, StateFolder state, CancellationToken cancellation)
    {
        var outcome = await new Synchroniser(machine.Place, machine.Requests, context.Clock).RunAsync(null, cancellation);
        var now = context.Clock.GetUtcNow();
        if (outcome.Problem is null) context.Out.WriteLine(SyncText.Of(machine.Enrolment, outcome, now));
        if (await new Reporter(machine, state, context.Clock).SendAsync(outcome, cancellation) is { } unreported) context.Error.WriteLine($"ssg: {unreported}");
        return outcome.Problem is { } problem ? context.Fail($"{problem} ({SyncText.Standing(outcome.Release, now)})") : ExitCodes.Ok;
    }

    private static async Task<int> WatchAsync(CommandContext context, EnrolledMachine machine, StateFolder state, CancellationToken cancellation)
    {
        using var alone = PlaceLock.TryTake(machine.Place, MachineFiles.WatchLock);
        if (alone is null) return context.Fail($"another process follows the server already; `fuser {Path.Combine(machine.Place.Folder, MachineFiles.WatchLock)}` finds it");
        try
        {
            var synchroniser = new Synchroniser(machine.Place, machine.Requests, context.Clock);
            await new Watch(machine, synchroniser, new Reporter(machine, state, context.Clock), context.Out, context.Clock).RunAsync(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Asked to end: that is how it ends.
        }

        return ExitCodes.Ok;
    }
}
