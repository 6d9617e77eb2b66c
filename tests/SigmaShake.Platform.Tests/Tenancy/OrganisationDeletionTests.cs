using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SigmaShake.Platform.Audit;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;
using SigmaShake.Platform.Tenancy;
using SigmaShake.Testing;

namespace SigmaShake.Platform.Tests.Tenancy;

public sealed class OrganisationDeletionTests : IDisposable
{
    private const string Title = "A title that is nowhere else";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Whatever_step_it_is_stopped_at_the_next_start_finishes_it_and_nothing_is_left()
    {
        var options = TestPlatform.NewOptions(_folder["data"]);
        await using (var first = await TestPlatform.StartOnAsync(options)) await first.CreateAsync("stays");
        foreach (var step in Enum.GetValues<DeletionStep>())
        {
            var name = $"goes-{(int)step}";
            OrgScope scope;
            byte[] wrapped;
            await using (var platform = await TestPlatform.StartOnAsync(options))
            {
                scope = await platform.CreateAsync(name);
                Assert.Null(await platform.Tenants.ChangeAsync(scope, new Profile(Title, "somebody@example.com"), Cancellation));
                wrapped = await WrappedKeyAsync(platform, scope);
                await Assert.ThrowsAsync<StoppedException>(() =>
                    platform.Services.GetRequiredService<OrganisationDeletion>().DeleteAsync(name, new StopAt(step), Cancellation));
            }

            await using var next = await TestPlatform.StartOnAsync(options);
            if (step == DeletionStep.Recorded)
            {
                // Nothing had changed yet: whoever asked got no answer, and asks again.
                Assert.True(await next.Services.GetRequiredService<OrganisationDeletion>().DeleteAsync(name, null, Cancellation));
            }

            await AssertGoneAsync(next, scope, name, wrapped);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task While_somebody_reads_what_was_it_is_gone_and_not_said_to_be_done_and_no_start_fails_for_that(bool hasReadTable)
    {
        var options = TestPlatform.NewOptions(_folder["data"]);
        await using var platform = await TestPlatform.StartOnAsync(options);
        await platform.CreateAsync("stays");
        var scope = await platform.CreateAsync("goes");
        var wrapped = await WrappedKeyAsync(platform, scope);
        await using (var moment = await platform.Databases.BeginReadingControlAsync(Cancellation))
        {
            await using var read = (ControlDatabase)moment.Open(platform.Services.GetServices<DatabaseModel>().OfType<DatabaseModel<ControlDatabase>>().Single());
            if (hasReadTable) Assert.Equal(2, await read.Organisations.CountAsync(Cancellation));

            await platform.Services.GetRequiredService<OrganisationDeletion>().DeleteAsync(scope, Cancellation);

            Assert.Null(await platform.EnterAsync(await platform.OperatorAsync(), "goes"));
            await using var next = await TestPlatform.StartOnAsync(options);
            Assert.DoesNotContain(next.Trail.OperatorBefore(long.MaxValue, 100), entry => entry.Action == "organisation.deleted");
            Assert.Single(await DeletionsAsync(next));
            var refused = await Assert.ThrowsAsync<PlatformException>(() => next.Services.GetRequiredService<OrganisationDeletion>().DeleteAsync("goes", null, Cancellation));
            Assert.Contains("still lies in the files of the control database", refused.Message);
        }

        using var upkeep = new DeletionUpkeep(platform.Services.GetRequiredService<OrganisationDeletion>(), new HurryingClock(), NullLogger<DeletionUpkeep>.Instance);
        await AgeAsync(platform);
        await upkeep.StartAsync(Cancellation);
        await Deadline.UntilAsync(async () => (await DeletionsAsync(platform)).Count == 0);
        await upkeep.StopAsync(Cancellation);
        await AssertGoneAsync(platform, scope, "goes", wrapped);
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_deleted()
    {
        await using var platform = await TestPlatform.StartAsync();

        Assert.False(await platform.Services.GetRequiredService<OrganisationDeletion>().DeleteAsync("nobody", null, Cancellation));
    }

    [Fact]
    public async Task Whoever_works_in_it_meanwhile_makes_nothing_of_it_anew()
    {
        await using var platform = await TestPlatform.StartAsync();
        var scope = await platform.CreateAsync("goes");
        await using var open = platform.Databases.Open(scope);
        Assert.Equal(1, await open.Profiles.CountAsync(Cancellation));

        await platform.Services.GetRequiredService<OrganisationDeletion>().DeleteAsync(scope, Cancellation);

        Assert.Throws<PlatformException>(() => platform.Databases.FolderOf(scope, "bundles"));
        Assert.Throws<PlatformException>(() => platform.Trail.Record(scope, new Deed("too.late", "x")));
        await Assert.ThrowsAnyAsync<Exception>(() => platform.Tenants.ProfileAsync(scope, Cancellation));
        Assert.False(Directory.Exists(platform.Options.FolderOf(scope.Region, scope.Id)));
    }

    private static async Task AssertGoneAsync(TestPlatform platform, OrgScope scope, string name, byte[] wrapped)
    {
        var person = await platform.OperatorAsync();
        Assert.Null(await platform.EnterAsync(person, name));
        Assert.DoesNotContain(name, await platform.Tenants.OfAsync(person, Cancellation));
        Assert.Equal($"The name `{name}` is taken.", await platform.Tenants.CreateAsync(person, name, "x", platform.Options.HomeRegion, Cancellation));
        Assert.Contains("stays", await platform.Tenants.OfAsync(person, Cancellation));
        Assert.False(await platform.Databases.HasAsync(scope.Region, scope.Id, Cancellation));
        Assert.False(Directory.Exists(platform.Options.FolderOf(scope.Region, scope.Id)));
        Assert.Equal(["organisation.deleted", "organisation.delete"], platform.Trail.OperatorBefore(long.MaxValue, 100)
            .Where(entry => entry.Subject.Contains(name, StringComparison.Ordinal) && entry.Action.StartsWith("organisation.delete", StringComparison.Ordinal)).Select(entry => entry.Action).Distinct());

        // What is open of the control database is written back when it is closed.
        foreach (var file in Directory.EnumerateFiles(platform.Options.DataDirectory, "*", SearchOption.AllDirectories))
        {
            var bytes = await File.ReadAllBytesAsync(file, Cancellation);
            Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Title)) < 0, $"`{file}` still holds the title");
            Assert.True(bytes.AsSpan().IndexOf(wrapped) < 0, $"`{file}` still holds the key");
        }
    }

    private static async Task<byte[]> WrappedKeyAsync(TestPlatform platform, OrgScope scope)
    {
        var id = scope.Id.ToString();
        await using var control = platform.Databases.OpenControl();
        return await control.Organisations.Where(row => row.Id == id).Select(row => row.WrappedKey).SingleAsync(Cancellation);
    }

    private static async Task<List<DeletionRow>> DeletionsAsync(TestPlatform platform)
    {
        await using var lifecycle = platform.Databases.OpenControl<LifecycleDatabase>();
        return await lifecycle.Deletions.AsNoTracking().ToListAsync(Cancellation);
    }

    // As if it had been begun long ago: what is young may be under way.
    private static async Task AgeAsync(TestPlatform platform)
    {
        await using var lifecycle = platform.Databases.OpenControl<LifecycleDatabase>();
        await lifecycle.Deletions.ExecuteUpdateAsync(row => row.SetProperty(deletion => deletion.RequestedMs, 0), Cancellation);
    }

    private sealed class StopAt(DeletionStep step) : IProgress<DeletionStep>
    {
        public void Report(DeletionStep value)
        {
            if (value == step) throw new StoppedException();
        }
    }

    private sealed class StoppedException : Exception;
}
