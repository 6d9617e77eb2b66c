using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SigmaShake.Accounts.Domains;
using SigmaShake.Platform;
using SigmaShake.Platform.Audit;
using SigmaShake.Platform.Keys;
using SigmaShake.Platform.Storage;
using SigmaShake.Server.Testing;
using SigmaShake.Testing;

namespace SigmaShake.Accounts.Tests.Domains;

/// <summary>A control database that is away ends neither the watch over domains nor, with it, the server.</summary>
public sealed class DomainWatchTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task It_outlives_a_database_that_refuses()
    {
        // Nobody listens there: the driver calls that transient, and what it throws is wrapped.
        var away = new PlatformOptions(server.Data) { Postgres = "Host=127.0.0.1;Port=1;Username=nobody" };
        var services = server.App.Services;
        var databases = new Databases(away, services.GetRequiredService<MasterKey>(), services.GetServices<DatabaseModel>());
        var log = new CountingLog();
        using var watch = new DomainWatch(databases, services.GetRequiredService<DomainProof>(), services.GetRequiredService<AuditTrail>(), new HurryingClock(), log);
        await watch.StartAsync(TestContext.Current.CancellationToken);

        await Deadline.UntilAsync(() => log.Count >= 3 || watch.ExecuteTask!.IsCompleted);

        Assert.False(watch.ExecuteTask!.IsCompleted, $"{watch.ExecuteTask.Exception}");
        await watch.StopAsync(TestContext.Current.CancellationToken);
    }

    private sealed class CountingLog : ILogger<DomainWatch>
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Interlocked.Increment(ref _count);
    }
}
