using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SigmaShake.Ledger.Checkpoints;
using SigmaShake.Platform.Audit;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Tenancy;

namespace SigmaShake.Platform.Tests.Audit;

public sealed class AuditTrailTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_read_from_its_end_page_by_page()
    {
        await using var platform = await TestPlatform.StartAsync();
        var scope = await platform.CreateAsync("acme");
        for (var i = 1; i < 25; i++) platform.Trail.Record(scope, new Deed("test.done", $"{i}"));

        var read = new List<AuditEntry>();
        for (var before = long.MaxValue; platform.Trail.Before(scope, before, 10) is [.., var last] page; before = last.Index) read.AddRange(page);

        Assert.Equal(Enumerable.Range(0, 25).Reverse().Select(i => (long)i), read.Select(entry => entry.Index));
        Assert.Equal("24", read[0].Subject);
        Assert.Equal("organisation.create", read[^1].Action);
        Assert.Equal("operator", read[0].Actor);
        Assert.Empty(platform.Trail.Before(scope, 0, 10));
        Assert.Empty(platform.Trail.Before(scope, -1, 10));
    }

    [Fact]
    public async Task Tiles_that_do_not_fit_spoil_no_page()
    {
        await using var platform = await TestPlatform.StartAsync();
        var scope = await platform.CreateAsync("acme");
        platform.Trail.Record(scope, new Deed("test.done", "x"));
        Assert.Equal(2, platform.Trail.Newest(scope, 10).Count);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(platform.Databases.LedgerOf(scope).Ledger, "tiles"), "*", SearchOption.AllDirectories))
        {
            var bytes = await File.ReadAllBytesAsync(file, Cancellation);
            for (var i = 0; i < bytes.Length; i++) bytes[i] ^= 0x55;
            await File.WriteAllBytesAsync(file, bytes, Cancellation);
        }

        Assert.Equal(["test.done", "organisation.create"], platform.Trail.Newest(scope, 10).Select(entry => entry.Action));
    }

    [Fact]
    public async Task An_entry_is_proved_by_the_checkpoint_that_is_over_it()
    {
        await using var platform = await TestPlatform.StartAsync();
        var scope = await platform.CreateAsync("acme");
        var first = platform.Trail.Prove(scope, 0)!;
        platform.Trail.Record(scope, new Deed("test.done", "x"));

        Assert.Equal(SizeOf(first), SizeOf(platform.Trail.Prove(scope, 0)!));
        Assert.Equal("2", SizeOf(platform.Trail.Prove(scope, 1)!));
        Assert.Null(platform.Trail.Prove(scope, 2));
        Assert.Null(platform.Trail.Prove(scope, -1));
    }

    [Fact]
    public async Task A_round_signs_what_has_grown_and_nothing_else()
    {
        await using var platform = await TestPlatform.StartAsync();
        var scopes = new[] { await platform.CreateAsync("one"), await platform.CreateAsync("two") };
        var rounds = platform.Services.GetServices<IHostedService>().OfType<CheckpointRounds>().Single();
        await rounds.SignAsync(Cancellation);
        platform.Trail.Record(scopes[0], new Deed("test.done", "x"));
        await rounds.SignAsync(Cancellation);

        Assert.Equal([1, 2], Sizes(platform, scopes[0]));
        Assert.Equal([1], Sizes(platform, scopes[1]));
        Assert.NotEmpty(CheckpointStore.Read(platform.Options.OperatorPlace.Checkpoints).Value!.Checkpoints);
    }

    [Fact]
    public async Task What_cannot_be_recorded_does_not_happen()
    {
        await using var platform = await TestPlatform.StartAsync();
        var scope = await platform.CreateAsync("acme");
        var ledger = platform.Databases.LedgerOf(scope).Ledger;

        // Others may write there, so nothing that stands there is evidence.
        File.SetUnixFileMode(ledger, File.GetUnixFileMode(ledger) | UnixFileMode.OtherWrite);
        await Assert.ThrowsAsync<PlatformException>(() => platform.Tenants.ChangeAsync(scope, new Profile("changed", null), Cancellation));
        File.SetUnixFileMode(ledger, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Equal("The acme", (await platform.Tenants.ProfileAsync(scope, Cancellation)).Title);

        // A file where the folder should be: nothing is made, nothing deleted.
        var theirs = platform.Options.OperatorPlace.Ledger;
        Directory.Move(theirs, theirs + ".aside");
        await File.WriteAllTextAsync(theirs, "", Cancellation);
        var person = await platform.OperatorAsync();
        await Assert.ThrowsAsync<PlatformException>(() => platform.Tenants.CreateAsync(person, "unrecorded", "x", platform.Options.HomeRegion, Cancellation));
        await Assert.ThrowsAsync<PlatformException>(() => platform.Services.GetRequiredService<OrganisationDeletion>().DeleteAsync(scope, Cancellation));

        Assert.Equal(["acme"], await platform.Tenants.OfAsync(person, Cancellation));
        Assert.Single(Directory.EnumerateDirectories(platform.Options.Regions[platform.Options.HomeRegion]));
    }

    private static long[] Sizes(TestPlatform platform, OrgScope scope) =>
        [.. CheckpointStore.Read(platform.Databases.LedgerOf(scope).Checkpoints).Value!.Checkpoints.Select(checkpoint => checkpoint.Checkpoint.Size)];

    private static string SizeOf(string proof) => proof[proof.IndexOf("\n\n", StringComparison.Ordinal)..].Split('\n', StringSplitOptions.RemoveEmptyEntries)[1];
}
