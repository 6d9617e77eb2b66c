using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SigmaShake.Accounts.Authorisation;
using SigmaShake.Server.Testing;
using SigmaShake.Testing;

namespace SigmaShake.Accounts.Tests.Authorisation;

/// <summary>A database that is away for a moment ends neither the upkeep nor, with it, the server.</summary>
public sealed class GrantUpkeepTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task It_outlives_a_database_that_fails()
    {
        var scopes = new FailingScopes(server.App.Services.GetRequiredService<IServiceScopeFactory>(), failures: 3);
        using var upkeep = new GrantUpkeep(scopes, new HurryingClock(), NullLogger<GrantUpkeep>.Instance);
        await upkeep.StartAsync(TestContext.Current.CancellationToken);

        await Deadline.UntilAsync(() => scopes.Opened >= 5 || upkeep.ExecuteTask!.IsCompleted);

        Assert.False(upkeep.ExecuteTask!.IsCompleted, $"{upkeep.ExecuteTask.Exception}");
        await upkeep.StopAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The server's, of which the first fail as they do without a database.</summary>
    private sealed class FailingScopes(IServiceScopeFactory real, int failures) : IServiceScopeFactory
    {
        private int _asked;
        private int _opened;

        public int Opened => Volatile.Read(ref _opened);

        public IServiceScope CreateScope()
        {
            if (Interlocked.Increment(ref _asked) <= failures) throw new SqliteException("unable to open database file", 14);
            Interlocked.Increment(ref _opened);
            return real.CreateScope();
        }
    }
}
