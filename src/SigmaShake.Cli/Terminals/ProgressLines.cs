using System.Globalization;
using SigmaShake.Cli.Files;

namespace SigmaShake.Cli.Terminals;

/// <summary>Says every two seconds how far long work is, to a person who watches standard error; nothing to a file or a program.</summary>
/// <param name="error">Standard error.</param>
/// <param name="clock">The time.</param>
/// <param name="isWatched">Whether it is a terminal.</param>
internal sealed class ProgressLines(TextWriter error, TimeProvider clock, bool isWatched)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private long _last = clock.GetTimestamp();

    /// <summary>For the standard error of this process.</summary>
    public static ProgressLines ForStandardError(TextWriter error, TimeProvider clock) => new(error, clock, SystemCalls.IsTerminal(2) == 1);

    /// <summary>Says it, if it is time.</summary>
    /// <param name="work">What is being done.</param>
    public void Say(string work, long done, long total, long entries)
    {
        if (!isWatched || clock.GetElapsedTime(_last) < Pause) return;
        _last = clock.GetTimestamp();
        var percent = total > 0 ? Math.Min(100, 100 * done / total) : 100;
        error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ssg: {work}: {percent} %, {entries} entries"));
    }
}
