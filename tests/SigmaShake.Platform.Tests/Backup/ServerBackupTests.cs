using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SigmaShake.Platform.Backup;
using SigmaShake.Platform.Keys;
using SigmaShake.Platform.Moving;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Tenancy;
using SigmaShake.Testing;

namespace SigmaShake.Platform.Tests.Backup;

public sealed class ServerBackupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Made_while_others_write_it_restores_to_one_moment_of_each_organisation_with_every_change_on_record()
    {
        await using var platform = await StartAsync("data");
        var scopes = new List<OrgScope>();
        for (var i = 0; i < 3; i++) scopes.Add(await platform.CreateAsync($"org-{i}"));
        await File.WriteAllTextAsync(Path.Combine(platform.Databases.FolderOf(scopes[0], "bundles"), "1.json"), "{}", Cancellation);
        using var writing = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var written = new int[scopes.Count];
        var writers = scopes.Select((scope, i) => Task.Run(() => WriteAsync(platform, scope, written, i, writing.Token), Cancellation)).ToList();
        await Deadline.UntilAsync(() => written.All(count => count > 2));

        Assert.Equal(3, await platform.Services.GetRequiredService<ServerBackup>().WriteAsync(_folder["backup"], Cancellation));

        var meanwhile = written.Sum();
        await Deadline.UntilAsync(() => written.Sum() > meanwhile + 3);
        await writing.CancelAsync();
        await Task.WhenAll(writers);
        await using var restored = await RestoreAsync("restored");
        var person = await restored.OperatorAsync();
        for (var i = 0; i < scopes.Count; i++)
        {
            var scope = (await restored.EnterAsync(person, $"org-{i}"))!;
            var profile = await restored.Tenants.ProfileAsync(scope, Cancellation);
            Assert.Equal($"{profile.Title}@example.com", profile.SecurityContact);

            // The change that the database shows last is on record, and so are all before it.
            var changes = restored.Trail.Newest(scope, 100_000).Count(entry => entry.Action == "organisation.change");
            Assert.InRange(int.Parse(profile.Title, System.Globalization.CultureInfo.InvariantCulture), 1, changes);
            Assert.Null(await restored.Tenants.ChangeAsync(scope, profile with { Title = "goes on" }, Cancellation));
            Assert.NotNull(restored.Trail.Prove(scope, changes + 1));
        }

        Assert.Equal("{}", await File.ReadAllTextAsync(Path.Combine(restored.Databases.FolderOf(scopes[0], "bundles"), "1.json"), Cancellation));
        Assert.Equal(["server.restore", "server.backup"], restored.Trail.OperatorBefore(long.MaxValue, 2).Select(entry => entry.Action));
    }

    [Theory]
    [InlineData(MoveStep.Begun)]
    [InlineData(MoveStep.Retired)]
    [InlineData(MoveStep.Switched)]
    public async Task Of_an_organisation_that_is_on_its_way_none_is_made(MoveStep step)
    {
        await using var platform = await TestPlatform.StartOnAsync(Options("data") with
        {
            HomeRegion = "eu", Regions = new Dictionary<string, string> { ["eu"] = _folder["eu"], ["us"] = _folder["us"] },
        });
        await platform.CreateAsync("acme");
        var move = platform.Services.GetRequiredService<OrganisationMove>();
        move.Settling = TimeSpan.Zero;
        await Assert.ThrowsAsync<InvalidOperationException>(() => move.MoveAsync("acme", "us", null, new StopAt(step), Cancellation));

        var refused = await Assert.ThrowsAsync<PlatformException>(() => platform.Services.GetRequiredService<ServerBackup>().WriteAsync(_folder["backup"], Cancellation));

        Assert.Contains("`acme` is on its way to `us`; finish that first: `sigmashake-server organisation move acme --to us`", refused.Message);
        Assert.True(await move.MoveAsync("acme", "us", null, null, Cancellation));
        Assert.Equal(1, await platform.Services.GetRequiredService<ServerBackup>().WriteAsync(_folder["after"], Cancellation));
    }

    [Fact]
    public async Task A_byte_changed_anywhere_a_file_too_many_or_one_too_few_is_named_and_nothing_is_written()
    {
        await using (var platform = await StartAsync("data"))
        {
            await platform.CreateAsync("acme");
            await platform.Services.GetRequiredService<ServerBackup>().WriteAsync(_folder["backup"], Cancellation);
        }

        await using var target = Target("restored");
        var restore = target.Services.GetRequiredService<ServerRestore>();
        Assert.Equal(1, await restore.VerifyAsync(_folder["backup"], Cancellation));
        foreach (var file in Directory.EnumerateFiles(_folder["backup"], "*", SearchOption.AllDirectories).ToList())
        {
            var bytes = await File.ReadAllBytesAsync(file, Cancellation);
            if (bytes.Length > 0)
            {
                var at = bytes.Length / 2;
                bytes[at] ^= 1;
                await File.WriteAllBytesAsync(file, bytes, Cancellation);
                await RefusedAsync(restore, file);
                bytes[at] ^= 1;
                await File.WriteAllBytesAsync(file, bytes, Cancellation);
            }

            File.Move(file, file + ".more");
            await RefusedAsync(restore, file);
            File.Move(file + ".more", file);
        }

        Assert.False(Directory.Exists(_folder["restored"]));
        Assert.Equal(1, await restore.RestoreAsync(_folder["backup"], Cancellation));
    }

    [Fact]
    public async Task Under_another_master_key_it_does_not_open()
    {
        await using var platform = await StartAsync("data");
        await platform.CreateAsync("acme");
        await platform.Services.GetRequiredService<ServerBackup>().WriteAsync(_folder["backup"], Cancellation);
        await using var target = TestPlatform.Idle(TestPlatform.NewOptions(_folder["restored"]) with { MasterKey = new MasterKeySource.InFile(_folder["other.key"]) });

        var problem = await Assert.ThrowsAsync<PlatformException>(() => target.Services.GetRequiredService<ServerRestore>().RestoreAsync(_folder["backup"], Cancellation));

        Assert.Contains("its seal does not open: the master key is another", problem.Message);
    }

    [Fact]
    public async Task It_restores_into_an_empty_place_alone()
    {
        await using var platform = await StartAsync("data");
        await platform.CreateAsync("acme");
        await platform.Services.GetRequiredService<ServerBackup>().WriteAsync(_folder["backup"], Cancellation);
        _folder.Write("restored/mine", "x");
        await using var target = Target("restored");
        var restore = target.Services.GetRequiredService<ServerRestore>();

        Assert.Contains("is not empty: there is `mine`", (await Assert.ThrowsAsync<PlatformException>(() => restore.RestoreAsync(_folder["backup"], Cancellation))).Message);
        Assert.Contains("is not empty", (await Assert.ThrowsAsync<PlatformException>(() => platform.Services.GetRequiredService<ServerRestore>().RestoreAsync(_folder["backup"], Cancellation))).Message);
        Assert.Contains("is not empty", (await Assert.ThrowsAsync<PlatformException>(() => platform.Services.GetRequiredService<ServerBackup>().WriteAsync(_folder["backup"], Cancellation))).Message);
        Assert.Equal(["mine"], Directory.EnumerateFileSystemEntries(_folder["restored"]).Select(Path.GetFileName));
    }

    [Fact]
    public async Task No_server_starts_on_half_a_restore()
    {
        await using var platform = await StartAsync("data");
        await platform.CreateAsync("acme");
        await platform.Services.GetRequiredService<ServerBackup>().WriteAsync(_folder["backup"], Cancellation);
        var region = _folder.Write("a-file", "where the folder of the region should be");
        await using var target = TestPlatform.Idle(Options("restored") with { Regions = new Dictionary<string, string> { [PlatformOptions.DefaultRegion] = region } });

        await Assert.ThrowsAnyAsync<IOException>(() => target.Services.GetRequiredService<ServerRestore>().RestoreAsync(_folder["backup"], Cancellation));

        Assert.StartsWith("a restore was begun here and not finished", (await Assert.ThrowsAsync<PlatformException>(() => target.Services.PreparePlatformAsync(Cancellation))).Message);
    }

    [Fact]
    public async Task The_key_that_signs_for_a_ledger_and_what_is_sealed_are_in_it_as_nobody_reads_them()
    {
        await using var platform = await StartAsync("data");
        var scope = await platform.CreateAsync("acme");
        await platform.Tenants.ChangeAsync(scope, new Profile("Acme", "somebody@example.com"), Cancellation);
        await platform.Services.GetRequiredService<ServerBackup>().WriteAsync(_folder["backup"], Cancellation);
        var secrets = new[]
        {
            await File.ReadAllBytesAsync(_folder["master.key"], Cancellation), "somebody@example.com"u8.ToArray(),
            await File.ReadAllBytesAsync(Path.Combine(platform.Databases.LedgerOf(scope).Checkpoints, "key"), Cancellation),
        };

        foreach (var file in Directory.EnumerateFiles(_folder["backup"], "*", SearchOption.AllDirectories))
        {
            var bytes = await File.ReadAllBytesAsync(file, Cancellation);
            Assert.All(secrets, secret => Assert.Equal(-1, bytes.AsSpan().IndexOf(secret)));
        }
    }

    private static async Task RefusedAsync(ServerRestore restore, string file)
    {
        var problem = await Assert.ThrowsAsync<PlatformException>(() => restore.RestoreAsync(Path.Combine(file[..file.IndexOf("/backup/", StringComparison.Ordinal)], "backup"), Cancellation));
        if (!file.Contains("manifest", StringComparison.Ordinal)) Assert.Contains(Path.GetFileName(file), problem.Message);
    }

    private static async Task WriteAsync(TestPlatform platform, OrgScope scope, int[] written, int at, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            var next = written[at] + 1;
            Assert.Null(await platform.Tenants.ChangeAsync(scope, new Profile($"{next}", $"{next}@example.com"), Cancellation));
            Volatile.Write(ref written[at], next);
        }
    }

    private Task<TestPlatform> StartAsync(string data) => TestPlatform.StartOnAsync(Options(data));

    private TestPlatform Target(string data) => TestPlatform.Idle(Options(data));

    private async Task<TestPlatform> RestoreAsync(string data)
    {
        var options = Options(data);
        await using (var target = TestPlatform.Idle(options)) Assert.Equal(3, await target.Services.GetRequiredService<ServerRestore>().RestoreAsync(_folder["backup"], Cancellation));
        return await TestPlatform.StartOnAsync(options);
    }

    private PlatformOptions Options(string data) => TestPlatform.NewOptions(_folder[data]) with { MasterKey = new MasterKeySource.InFile(_folder["master.key"]) };

    private sealed class StopAt(MoveStep step) : IProgress<MoveStep>
    {
        public void Report(MoveStep value)
        {
            if (value == step) throw new InvalidOperationException("stopped");
        }
    }
}
