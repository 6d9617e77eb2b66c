using System.Diagnostics;
using SigmaShake.Testing;
using Xunit;

namespace SigmaShake.Server.Testing;

/// <summary>Waits for what another thread or process brings about, and not for ever.</summary>
public static class Deadline
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks until it is so.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var clock = Stopwatch.StartNew();
        while (!await isSo())
        {
            Assert.True(clock.Elapsed < ChildProcess.TimeLimit, $"not within {ChildProcess.TimeLimit}");
            await Task.Delay(Pause, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Asks until it is so.</summary>
    public static Task UntilAsync(Func<bool> isSo) => UntilAsync(() => Task.FromResult(isSo()));
}
