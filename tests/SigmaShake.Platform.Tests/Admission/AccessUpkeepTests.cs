using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SigmaShake.Platform.Access;
using SigmaShake.Platform.Admission;
using SigmaShake.Platform.Organisations;
using SigmaShake.Testing;

namespace SigmaShake.Platform.Tests.Admission;

/// <summary>Requests that are held end where nobody can say any more what they rest on.</summary>
public sealed class AccessUpkeepTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_database_that_hangs_ends_them_after_ten_seconds()
    {
        await using var platform = await TestPlatform.StartAsync();
        var scope = await platform.CreateAsync("acme");
        using var upkeep = UpkeepOf(platform);

        // It does not even say that it was told to stop.
        var hanging = new TaskCompletionSource<bool>();
        using var access = new HeldAccess(platform.Services.GetRequiredService<HeldAccesses>(), GroundOf(scope, long.MaxValue, _ => new ValueTask<bool>(hanging.Task)));
        var ended = access.Watch();
        var clock = Stopwatch.StartNew();
        await upkeep.StartAsync(Cancellation);

        await Deadline.UntilAsync(() => ended.IsCancellationRequested, TimeSpan.FromSeconds(40));

        Assert.True(clock.Elapsed > TimeSpan.FromSeconds(8), $"it was not given the time that a restart of a database takes, but {clock.Elapsed}");
        hanging.SetResult(true);
        await upkeep.StopAsync(Cancellation);
    }

    [Fact]
    public async Task A_database_that_takes_no_writes_keeps_none_that_is_over()
    {
        await using var platform = await TestPlatform.StartAsync();
        var scope = await platform.CreateAsync("acme");
        using var upkeep = UpkeepOf(platform);

        // Behind the moment at which uses are written down.
        var expiresMs = TimeProvider.System.GetUtcNow().AddSeconds(7).ToUnixTimeMilliseconds();
        using var access = new HeldAccess(platform.Services.GetRequiredService<HeldAccesses>(), GroundOf(scope, expiresMs, _ => ValueTask.FromResult(true)));
        var ended = access.Watch();
        platform.Services.GetRequiredService<LastUses>().OfSession(Guid.NewGuid(), 0);
        await using (var writer = platform.Databases.OpenControl())
        {
            await using var transaction = await writer.Database.BeginTransactionAsync(Cancellation);
            if (PostgresServer.IsChosen) await writer.Database.ExecuteSqlRawAsync("LOCK TABLE \"Sessions\" IN EXCLUSIVE MODE", Cancellation);
            await upkeep.StartAsync(Cancellation);

            await Deadline.UntilAsync(() => ended.IsCancellationRequested, TimeSpan.FromSeconds(14));
        }

        await upkeep.StopAsync(Cancellation);
    }

    private static AccessUpkeep UpkeepOf(TestPlatform platform) => new(
        platform.Services.GetRequiredService<OrganisationDirectory>(), platform.Services.GetRequiredService<HeldAccesses>(), platform.Services.GetRequiredService<LastUses>(), TimeProvider.System,
        NullLogger<AccessUpkeep>.Instance);

    // Of another version than the organisation is now, so that it is asked again.
    private static AccessGround GroundOf(OrgScope scope, long expiresMs, Func<CancellationToken, ValueTask<bool>> isStillLetIn) => new(scope.Name, scope.Id, AccessVersion: -1, Session: null, expiresMs, isStillLetIn);
}
