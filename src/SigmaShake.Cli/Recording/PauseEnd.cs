using System.Globalization;
using SigmaShake.Cli.State;

namespace SigmaShake.Cli.Recording;

/// <summary>
/// A pause that ended by itself is put on record by whoever first finds it over, and its file goes: a clock that is set back later brings no
/// pause back to life.
/// </summary>
internal static class PauseEnd
{
    /// <summary>Does that where there is such a pause; where somebody else is at it, nothing.</summary>
    /// <exception cref="StateException">It could not be recorded; the file stays for the next.</exception>
    public static void Settle(StateFolder state, TimeProvider clock)
    {
        using var alone = StateLock.TryHold(state.Path);
        if (alone is null || PauseStore.Read(state) is not { } pause || pause.IsInForce(clock.GetUtcNow())) return;
        var end = pause.End.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        Recorder.RecordAction(state, new PersonAction("pause-over", $"{end}: {pause.Reason}"), clock);
        PauseStore.End(state);
    }
}
