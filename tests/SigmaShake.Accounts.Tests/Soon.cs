using SigmaShake.Testing;

namespace SigmaShake.Accounts.Tests;

/// <summary>What holds within a second, and what a machine that runs all the other tests too adds to that.</summary>
internal static class Soon
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    /// <summary>Asks until it is so, and fails after a while.</summary>
    public static Task UntilAsync(Func<Task<bool>> isSo) => Deadline.UntilAsync(isSo, Limit);
}
