using System.Globalization;
using SigmaShake.Testing;

namespace SigmaShake.Ledger.Tests.Support;

/// <summary>The locks on a file as the kernel lists them in <c>/proc/locks</c>: one line for whoever holds it and for each that waits.</summary>
internal static class KernelLocks
{
    /// <summary>Returns once the file has so many of them.</summary>
    public static async Task WaitForAsync(string path, int count)
    {
        var inode = (await ChildProcess.RunAsync("stat", ["-c", "%i", path])).Out.Trim();
        using var timeout = new CancellationTokenSource(ChildProcess.TimeLimit);
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        while (Count(inode) != count) await poll.WaitForNextTickAsync(timeout.Token);
    }

    private static int Count(string inode) => File.ReadLines("/proc/locks").Count(line =>
        line.Contains("OFDLCK", StringComparison.Ordinal) && line.Contains(string.Create(CultureInfo.InvariantCulture, $":{inode} "), StringComparison.Ordinal));
}
