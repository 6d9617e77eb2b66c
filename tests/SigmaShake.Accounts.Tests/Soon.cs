using System.Diagnostics;

namespace SigmaShake.Accounts.Tests;

/// <summary>What holds within a second, and what a machine that runs all the other tests too adds to that.</summary>
internal static class Soon
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);

    /// <summary>Asks until it is so, and fails after a while.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo, TimeSpan? limit = null)
    {
        var clock = Stopwatch.StartNew();
        while (!await isSo()) Assert.True(clock.Elapsed < (limit ?? Limit), $"not within {limit ?? Limit}");
    }
}
