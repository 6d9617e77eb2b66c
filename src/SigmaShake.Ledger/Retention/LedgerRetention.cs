using SigmaShake.Ledger.Erasure;
using SigmaShake.Ledger.Reading;

namespace SigmaShake.Ledger.Retention;

/// <summary>What a retention did.</summary>
/// <param name="Entries">How many calls lost what they held.</param>
/// <param name="FreedBytes">How many bytes shorter the file of entries became.</param>
public sealed record RetentionOutcome(int Entries, long FreedBytes);

/// <summary>
/// Drops what calls were that are too old or too many, the oldest first; their leaves stay, and all that people did to the guard. The room goes
/// back to the disk once it is a quarter of the file.
/// </summary>
public static class LedgerRetention
{
    // Below that a file is not worth being written anew.
    private const long LeastFreedBytes = 256 << 10;
    private const int LeastFreedPart = 4;

    /// <summary>Carries the limits out, and puts it on record where there was something to drop.</summary>
    public static LedgerResult<RetentionOutcome> Apply(string folder, RetentionLimits limits, Eraser eraser, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(eraser);
        ArgumentNullException.ThrowIfNull(clock);
        if (limits.IsNone) return new LedgerResult<RetentionOutcome>(new RetentionOutcome(0, 0), null);
        var (count, error) = Drop(folder, limits, eraser, clock);
        if (error is not null) return new LedgerResult<RetentionOutcome>(null, error);

        // Whether it is worth it takes reading all of the ledger: only where something was dropped.
        var (freed, notCompacted) = count > 0 ? CompactWhereWorth(folder) : (0, null);
        return notCompacted is null
            ? new LedgerResult<RetentionOutcome>(new RetentionOutcome(count, freed), null)
            : new LedgerResult<RetentionOutcome>(null, notCompacted);
    }

    /// <summary>Compacts the ledger where that frees a quarter of its file, and 256 KiB at least.</summary>
    /// <returns>How many bytes were freed, or why not.</returns>
    public static (long FreedBytes, LedgerError? Error) CompactWhereWorth(string folder)
    {
        var opened = LedgerReader.Open(folder);
        if (!opened.Succeeded) return (0, opened.Error);
        long sizeBytes, freeable;
        using (var reader = opened.Value)
        {
            sizeBytes = reader.SizeBytes;
            freeable = reader.Entries().Where(entry => entry.IsErased).Sum(entry => (long)entry.FrameBytes - Format.FrameLayout.SmallestFrameBytes);
            if (reader.ProblemCount > 0) return (0, null);
        }

        return freeable >= LeastFreedBytes && freeable >= sizeBytes / LeastFreedPart ? LedgerCompactor.Compact(folder) : (0, null);
    }

    private static (int Count, LedgerError? Error) Drop(string folder, RetentionLimits limits, Eraser eraser, TimeProvider clock)
    {
        var opened = LedgerEraser.Open(folder);
        if (!opened.Succeeded) return (0, opened.Error);
        using var ledger = opened.Value;
        var before = limits.Age > TimeSpan.Zero ? clock.GetUtcNow() - limits.Age : (DateTimeOffset?)null;
        var found = ledger.FindExpired(before, limits.Bytes);
        if (!found.Succeeded) return (0, found.Error);

        // Nobody watches: what is left of the evidence stays until a person has looked at it.
        if (found.Value.IsDamaged) return (0, new LedgerError(LedgerErrorKind.Damaged, $"nothing is dropped from `{folder}`: it is damaged", "see `ssg audit verify`"));
        return (found.Value.Count, ledger.Erase(found.Value, eraser, clock));
    }
}
