using System.Diagnostics;
using Xunit;

namespace SigmaShake.Testing;

/// <summary>Waits for what another thread or process brings about, and not for ever.</summary>
public static class Deadline
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Asks until it is so.</summary>
    /// <param name="isSo">Asks.</param>
    /// <param name="limit">How long at most; null for <see cref="ChildProcess.TimeLimit"/>.</param>
    public static async Task UntilAsync(Func<Task<bool>> isSo, TimeSpan? limit = null)
    {
        var most = limit ?? ChildProcess.TimeLimit;
        var clock = Stopwatch.StartNew();
        while (!await isSo())
        {
            Assert.True(clock.Elapsed < most, $"not within {most}");
            await Task.Delay(Pause, TestContext.Current.CancellationToken);
        }
    }

    /// <inheritdoc cref="UntilAsync(Func{Task{bool}}, TimeSpan?)"/>
    public static Task UntilAsync(Func<bool> isSo, TimeSpan? limit = null) => UntilAsync(() => Task.FromResult(isSo()), limit);
}
