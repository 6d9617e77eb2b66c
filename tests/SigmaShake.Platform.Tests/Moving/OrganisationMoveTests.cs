using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SigmaShake.Platform.Keys;
using SigmaShake.Platform.Moving;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Tenancy;
using SigmaShake.Testing;

namespace SigmaShake.Platform.Tests.Moving;

/// <summary>An organisation goes from one region to another with all that it has, and leaves nothing.</summary>
public sealed class OrganisationMoveTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whatever_step_it_is_stopped_at_it_goes_on_or_is_given_up_and_then_all_of_it_is_in_the_new_region(bool onOneServer)
    {
        Assert.SkipWhen(onOneServer && !PostgresServer.IsChosen, "files are on no server");
        await using var platform = await TestPlatform.StartOnAsync(Options(onOneServer));
        foreach (var step in Enum.GetValues<MoveStep>())
        {
            var name = $"goes-{(int)step}";
            var scope = await FilledAsync(platform, name);
            await Assert.ThrowsAsync<StoppedException>(() => MoveOf(platform).MoveAsync(name, "us", null, new StopAt(step), Cancellation));
            if (step is MoveStep.Copied or MoveStep.Closed) await AssertStayedAsync(platform, name);

            Assert.True(await MoveOf(platform).MoveAsync(name, "us", null, null, Cancellation));

            await AssertMovedAsync(platform, scope, name);
        }

        Assert.Contains(platform.Trail.OperatorBefore(long.MaxValue, 100), entry => entry.Action == "organisation.move.give_up");
    }

    [Fact]
    public async Task What_was_acknowledged_while_it_was_moved_is_there_and_on_record()
    {
        await using var platform = await TestPlatform.StartOnAsync(Options(onOneServer: false));
        var scope = await FilledAsync(platform, "busy");
        var acknowledged = 0;
        var writer = Task.Run(
            async () =>
            {
                // As whoever still believes that it is in the old region: no server would let them.
                try
                {
                    while (true)
                    {
                        Assert.Null(await platform.Tenants.ChangeAsync(scope, new Profile($"{acknowledged + 1}", "x@example.com"), Cancellation));
                        Volatile.Write(ref acknowledged, acknowledged + 1);
                    }
                }
                catch (Exception e) when (e is PlatformException or System.Data.Common.DbException or DbUpdateException or InvalidOperationException)
                {
                    return e;
                }
            },
            Cancellation);
        await Deadline.UntilAsync(() => Volatile.Read(ref acknowledged) > 20);

        Assert.True(await MoveOf(platform).MoveAsync("busy", "us", null, null, Cancellation));

        var ended = await writer;
        var moved = (await platform.EnterAsync(await platform.OperatorAsync(), "busy"))!;
        var title = int.Parse((await platform.Tenants.ProfileAsync(moved, Cancellation)).Title, CultureInfo.InvariantCulture);
        var changes = platform.Trail.Newest(moved, 100_000).Count(entry => entry.Action == "organisation.change");

        // What was committed last may not have been answered for any more.
        Assert.True(title == acknowledged || title == acknowledged + 1, $"title {title}, {acknowledged} were acknowledged before: {ended}");
        Assert.True(changes > acknowledged, $"{changes} changes on record, {acknowledged} acknowledged");
        Assert.False(platform.Databases.IsHere(scope));
        Assert.True(platform.Databases.IsHere(moved));
    }

    [Fact]
    public async Task A_copy_that_fails_leaves_it_where_it_is_and_served()
    {
        await using var platform = await TestPlatform.StartOnAsync(Options(onOneServer: false));
        var scope = await FilledAsync(platform, "acme");

        // A file where the folder of the region should be.
        Directory.Delete(_folder["us"], recursive: true);
        _folder.Write("us", "x");
        await Assert.ThrowsAnyAsync<Exception>(() => MoveOf(platform).MoveAsync("acme", "us", null, null, Cancellation));

        await AssertStayedAsync(platform, "acme");
        File.Delete(_folder["us"]);
        Assert.True(await MoveOf(platform).MoveAsync("acme", "us", null, null, Cancellation));
        await AssertMovedAsync(platform, scope, "acme");
    }

    [Fact]
    public async Task One_that_was_begun_and_stopped_can_be_given_up_and_not_be_sent_elsewhere_or_deleted()
    {
        await using var platform = await TestPlatform.StartOnAsync(Options(onOneServer: false));
        await FilledAsync(platform, "acme");
        var move = MoveOf(platform);
        await Assert.ThrowsAsync<StoppedException>(() => move.MoveAsync("acme", "us", null, new StopAt(MoveStep.Begun), Cancellation));

        await RefusedAsync("is on its way to `us`", () => move.MoveAsync("acme", "ap", null, null, Cancellation));
        await RefusedAsync("is on its way to `us`", () => platform.Services.GetRequiredService<OrganisationDeletion>().DeleteAsync("acme", null, Cancellation));
        Assert.True(await move.MoveAsync("acme", "eu", null, null, Cancellation));
        await AssertStayedAsync(platform, "acme");

        await Assert.ThrowsAsync<StoppedException>(() => move.MoveAsync("acme", "us", null, new StopAt(MoveStep.Retired), Cancellation));
        await RefusedAsync("is as good as in `us`", () => move.MoveAsync("acme", "eu", null, null, Cancellation));
        Assert.True(await move.MoveAsync("acme", "us", null, null, Cancellation));
    }

    [Fact]
    public async Task What_is_in_the_way_is_said_before_anything_is_done()
    {
        await using var platform = await TestPlatform.StartOnAsync(Options(onOneServer: false));
        var scope = await FilledAsync(platform, "acme");
        var move = MoveOf(platform);

        Assert.False(await move.MoveAsync("nobody", "us", null, null, Cancellation));
        await RefusedAsync("there is no region `mars` in these settings", () => move.MoveAsync("acme", "mars", null, null, Cancellation));
        Assert.True(await move.MoveAsync("acme", "eu", null, null, Cancellation));
        _folder.Write($"us/{scope.Id}/foreign", "x");
        await RefusedAsync("is there already", () => move.MoveAsync("acme", "us", null, null, Cancellation));
        Directory.Delete(_folder[$"us/{scope.Id}"], recursive: true);

        // The other region's servers have a key of their own, as what they have made shows.
        using var theirs = MasterKey.ReadOrCreate(_folder["us.key"]);
        var neighbour = await platform.CreateAsync("neighbour", "us");
        await using (var control = platform.Databases.OpenControl())
        {
            var row = await control.Organisations.SingleAsync(row => row.Name == "neighbour", Cancellation);
            row.WrappedKey = platform.Services.GetRequiredService<MasterKey>().Rewrap(neighbour.Id, row.WrappedKey, theirs)!;
            await control.SaveChangesAsync(Cancellation);
        }

        await RefusedAsync("the servers of `us` have another master key", () => move.MoveAsync("acme", "us", null, null, Cancellation));
        await AssertStayedAsync(platform, "acme");
        Assert.True(await move.MoveAsync("acme", "us", theirs, null, Cancellation));
        await using var there = await TestPlatform.StartOnAsync(platform.Options with { MasterKey = new MasterKeySource.InFile(_folder["us.key"]) });
        var entered = (await there.EnterAsync(await there.OperatorAsync(), "acme"))!;
        Assert.Equal("acme@example.com", (await there.Tenants.ProfileAsync(entered, Cancellation)).SecurityContact);
    }

    [Fact]
    public async Task A_copy_that_differs_in_one_value_is_told()
    {
        await using var platform = await TestPlatform.StartOnAsync(Options(onOneServer: false));
        var (one, other) = (await FilledAsync(platform, "one"), await platform.CreateAsync("other", "us"));
        await using var scoped = platform.Databases.Open(one);
        using var key = await platform.Databases.OpenKeyAsync(one, Cancellation);
        var before = await RowDigest.OfAsync(platform.Databases, "eu", one.Id, key, Cancellation);

        Assert.Equal(before, await RowDigest.OfAsync(platform.Databases, "eu", one.Id, key, Cancellation));
        await scoped.Profiles.ExecuteUpdateAsync(row => row.SetProperty(profile => profile.Title, "another"), Cancellation);
        Assert.NotEqual(before, await RowDigest.OfAsync(platform.Databases, "eu", one.Id, key, Cancellation));
        await scoped.Profiles.ExecuteDeleteAsync(Cancellation);
        using var ofOther = await platform.Databases.OpenKeyAsync(other, Cancellation);
        Assert.NotEqual(await RowDigest.OfAsync(platform.Databases, "us", other.Id, ofOther, Cancellation), await RowDigest.OfAsync(platform.Databases, "eu", one.Id, key, Cancellation));
    }

    private PlatformOptions Options(bool onOneServer)
    {
        var options = TestPlatform.NewOptions(_folder["data"]) with
        {
            HomeRegion = "eu",
            Regions = new Dictionary<string, string> { ["eu"] = _folder["eu"], ["us"] = _folder["us"], ["ap"] = _folder["ap"] },
        };
        return PostgresServer.IsChosen && !onOneServer ? options with { PostgresOfRegions = new Dictionary<string, string> { ["us"] = PostgresServer.Other.ConnectionString } } : options;
    }

    private static OrganisationMove MoveOf(TestPlatform platform)
    {
        // There is one server, which asks the database each time.
        var move = platform.Services.GetRequiredService<OrganisationMove>();
        move.Settling = TimeSpan.Zero;
        return move;
    }

    private static async Task<OrgScope> FilledAsync(TestPlatform platform, string name)
    {
        var scope = await platform.CreateAsync(name, "eu");
        Assert.Null(await platform.Tenants.ChangeAsync(scope, new Profile(name, $"{name}@example.com"), Cancellation));
        await File.WriteAllTextAsync(Path.Combine(platform.Databases.FolderOf(scope, "bundles"), "1.json"), name, Cancellation);
        Assert.NotNull(platform.Trail.Prove(scope, 1));
        return scope;
    }

    private async Task AssertStayedAsync(TestPlatform platform, string name)
    {
        var scope = (await platform.EnterAsync(await platform.OperatorAsync(), name))!;
        Assert.Equal(("eu", MovePhase.None), (scope.Region, scope.Move));
        Assert.Null(await platform.Tenants.ChangeAsync(scope, new Profile(name, $"{name}@example.com"), Cancellation));
        Assert.False(Directory.Exists(_folder[$"us/{scope.Id}"]));
    }

    private async Task AssertMovedAsync(TestPlatform platform, OrgScope before, string name)
    {
        var scope = (await platform.EnterAsync(await platform.OperatorAsync(), name))!;
        Assert.Equal(("us", MovePhase.None), (scope.Region, scope.Move));
        Assert.Equal($"{name}@example.com", (await platform.Tenants.ProfileAsync(scope, Cancellation)).SecurityContact);
        Assert.Equal(name, await File.ReadAllTextAsync(Path.Combine(platform.Databases.FolderOf(scope, "bundles"), "1.json"), Cancellation));

        // The ledger goes on as what it was: its old entries are proved, and new ones follow.
        Assert.Contains(platform.Trail.Newest(scope, 100), entry => entry.Action == "organisation.create");
        Assert.Equal("organisation.moved", platform.Trail.Newest(scope, 1)[0].Action);
        Assert.NotNull(platform.Trail.Prove(scope, 1));
        Assert.Null(await platform.Tenants.ChangeAsync(scope, new Profile(name, $"{name}@example.com"), Cancellation));

        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(_folder["eu"], "*", SearchOption.AllDirectories), path => path.Contains(before.Id.ToString(), StringComparison.Ordinal));
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(_folder["us"], "*", SearchOption.AllDirectories), path => path.Contains("/.mov", StringComparison.Ordinal) || path.EndsWith("travelling.database", StringComparison.Ordinal));
        if (platform.Options.PostgresOfRegions.Count > 0 || !PostgresServer.IsChosen) Assert.False(await platform.Databases.HasAsync("eu", before.Id, Cancellation));
        foreach (var file in Directory.EnumerateFiles(_folder["eu"], "*", SearchOption.AllDirectories))
            Assert.True((await File.ReadAllBytesAsync(file, Cancellation)).AsSpan().IndexOf(Encoding.UTF8.GetBytes(name + "@")) < 0, $"`{file}` still holds something of it");
    }

    private static async Task RefusedAsync(string problem, Func<Task> act) => Assert.Contains(problem, (await Assert.ThrowsAsync<PlatformException>(act)).Message);

    private sealed class StopAt(MoveStep step) : IProgress<MoveStep>
    {
        public void Report(MoveStep value)
        {
            if (value == step) throw new StoppedException();
        }
    }

    private sealed class StoppedException : Exception;
}
