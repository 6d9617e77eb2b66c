using System.Globalization;
using Microsoft.Extensions.Primitives;
using SigmaShake.Fleet.Live;
using SigmaShake.Signing.Fleet;

namespace SigmaShake.Fleet.Machines;

/// <summary>
/// Holds requests until there is news: an object each, and neither a thread nor a timer. Thread-safe.
/// </summary>
internal sealed class HeldRequests(HoldClock clock, FleetOptions options)
{
    private const string Wait = "wait=";

    private int _count;

    /// <summary>How many are held.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>For how many seconds a request asks to be held (RFC 7240, 4.3), 1 to 60; null for not at all.</summary>
    public static int? WaitOf(StringValues prefer)
    {
        foreach (var header in prefer)
        {
            foreach (var preference in (header ?? "").Split(',', StringSplitOptions.TrimEntries))
            {
                if (!preference.StartsWith(Wait, StringComparison.OrdinalIgnoreCase)) continue;
                if (!int.TryParse(preference.AsSpan(Wait.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds < 1) return null;
                return Math.Min(seconds, (int)FleetLimits.LongestWait.TotalSeconds);
            }
        }

        return null;
    }

    /// <summary>Waits until the machine gets something else than it has, the time is up, whoever asked has gone or may ask no more, or the server stops.</summary>
    public async Task WaitAsync(MachineRequest request, string tag, int seconds, CancellationToken accessEnded, CancellationToken aborted)
    {
        if (Interlocked.Increment(ref _count) > options.MaxHeldRequests)
        {
            Interlocked.Decrement(ref _count);
            return;
        }

        var held = new HeldRequest(request.Machine, tag);
        try
        {
            if (!request.Fleet.Hold(held)) return;
            clock.EndAfter(held, seconds);
            await using var gone = aborted.UnsafeRegister(static request => ((HeldRequest)request!).End(), held);
            await using var ended = accessEnded.UnsafeRegister(static request => ((HeldRequest)request!).End(), held);
            await held.Ended;
        }
        finally
        {
            request.Fleet.LetGo(held);
            Interlocked.Decrement(ref _count);
        }
    }
}
