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

    /// <summary>The pause in force, or null. A file that is not understood is no pause.</summary>
    public static Pause? Current(StateFolder state, DateTimeOffset now)
    {
        var lines = LineFile.Read(state.Pause);
        if (lines.Length < 3 || Time(lines[0]) is not { } start || Time(lines[1]) is not { } end || end - start > MaxLength) return null;
        var pause = new Pause(start, end, lines[2]);
        return pause.IsInForce(now) ? pause : null;
    }

    public static void Begin(StateFolder state, Pause pause) =>
        LineFile.Write(state.Pause, [Milliseconds(pause.Start), Milliseconds(pause.End), pause.Reason.ReplaceLineEndings(" ")]);

    public static void End(StateFolder state) => File.Delete(state.Pause);

    private static string Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private static DateTimeOffset? Time(string line) =>
        long.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds < 253_402_300_800_000
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;
}
