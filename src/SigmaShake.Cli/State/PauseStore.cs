using System.Globalization;

namespace SigmaShake.Cli.State;

/// <summary>A pause that a person asked for.</summary>
/// <param name="Start">When it began.</param>
/// <param name="End">When it is over by itself.</param>
/// <param name="Reason">In the person's words.</param>
internal sealed record Pause(DateTimeOffset Start, DateTimeOffset End, string Reason)
{
    /// <summary>Whether it is in force. A clock that was set back to before its start ends it too.</summary>
    public bool IsInForce(DateTimeOffset now) => Start <= now && now < End;
}

/// <summary>The pause in force: three lines, start and end in Unix milliseconds and the reason.</summary>
internal static class PauseStore
{
    /// <summary>The longest pause.</summary>
    public static readonly TimeSpan MaxLength = TimeSpan.FromHours(8);

    /// <summary>The pause in force, or null.</summary>
    public static Pause? Current(StateFolder state, DateTimeOffset now) => Read(state) is { } pause && pause.IsInForce(now) ? pause : null;

    /// <summary>The pause that was begun last and not ended, in force or over; or null. A file that is not understood is no pause.</summary>
    public static Pause? Read(StateFolder state)
    {
        var lines = LineFile.Read(state.Pause);
        return lines.Length < 3 || Time(lines[0]) is not { } start || Time(lines[1]) is not { } end || end - start > MaxLength
            ? null
            : new Pause(start, end, lines[2]);
    }

    public static void Begin(StateFolder state, Pause pause)
    {
        // Whoever puts away the pause before this one must not put away this one.
        using var alone = StateLock.Hold(state.Path);
        LineFile.Write(state.Pause, [Milliseconds(pause.Start), Milliseconds(pause.End), pause.Reason.ReplaceLineEndings(" ")]);
    }

    public static void End(StateFolder state) => File.Delete(state.Pause);

    private static string Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private static DateTimeOffset? Time(string line) =>
        long.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds < 253_402_300_800_000
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;
}
