using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SigmaShake.Platform.Export;
using SigmaShake.Platform.Tenancy;
using SigmaShake.Testing;

namespace SigmaShake.Platform.Tests.Export;

public sealed class OrganisationExportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_holds_all_in_open_formats_and_another_program_verifies_its_ledger()
    {
        await using var platform = await TestPlatform.StartAsync();
        var scope = await platform.CreateAsync("acme");
        var other = await platform.CreateAsync("other");
        await platform.Tenants.ChangeAsync(scope, new Profile("Acme & Söhne", "somebody@example.com"), Cancellation);
        await platform.Tenants.ChangeAsync(other, new Profile("Foreign", "foreign@example.com"), Cancellation);
        await File.WriteAllTextAsync(Path.Combine(platform.Databases.FolderOf(scope, "bundles"), "1.json"), "{}", Cancellation);
        var export = platform.Services.GetRequiredService<OrganisationExport>();

        await export.WriteAsync(scope, _folder["out"], Cancellation);

        var profile = Rows("Profiles").Single();
        Assert.Equal("Acme & Söhne", profile.GetProperty("title").GetString());
        Assert.Equal("somebody@example.com", profile.GetProperty("securityContact").GetString());
        Assert.Equal("owner", Rows("RoleGrants").Single().GetProperty("role").GetString());
        Assert.Single(Rows("Memberships"));
        Assert.Equal("operator", Rows("People").Single().GetProperty("name").GetString());
        Assert.Equal("{}", await File.ReadAllTextAsync(_folder["out/files/bundles/1.json"], Cancellation));
        Assert.All(Directory.EnumerateFiles(_folder["out"], "*", SearchOption.AllDirectories), file =>
        {
            Assert.Equal(-1, File.ReadAllText(file).IndexOf("oreign", StringComparison.Ordinal));
            Assert.Equal(-1, File.ReadAllText(file).IndexOf(other.Id.ToString(), StringComparison.Ordinal));
        });
        Assert.DoesNotContain("key", Directory.EnumerateFiles(_folder["out/checkpoints"]).Select(Path.GetFileName));

        foreach (var line in (await File.ReadAllLinesAsync(_folder["out/README.txt"], Cancellation)).Where(line => line.Contains("python3", StringComparison.Ordinal)))
        {
            var verified = await ChildProcess.RunAsync("sh", ["-c", line.Trim()], workingDirectory: _folder["out"]);
            Assert.Equal("", verified.Error);
            Assert.Contains("size 3\n", verified.Out);
        }
    }

    [Fact]
    public async Task An_organisation_has_one_archive_at_a_time_and_keeps_no_other_from_its_own()
    {
        await using var platform = await TestPlatform.StartAsync();
        var (scope, other) = (await platform.CreateAsync("acme"), await platform.CreateAsync("other"));
        var export = platform.Services.GetRequiredService<OrganisationExport>();
        await using (var first = await export.ZipAsync(scope, Cancellation))
        {
            Assert.NotNull(first);
            Assert.Null(await export.ZipAsync(scope, Cancellation));
            await using var theirs = await export.ZipAsync(other, Cancellation);
            Assert.NotNull(theirs);
        }

        // One that fails has its place no longer than one that is sent.
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => export.ZipAsync(scope, new CancellationToken(canceled: true)));
        await using var again = await export.ZipAsync(scope, Cancellation);
        Assert.NotNull(again);
    }

    [Fact]
    public async Task All_tables_are_of_one_moment_whatever_is_written_meanwhile()
    {
        await using var platform = await TestPlatform.StartAsync();
        var scope = await platform.CreateAsync("acme");
        var export = platform.Services.GetRequiredService<OrganisationExport>();
        using var writing = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var written = 0L;
        var writer = Task.Run(
            async () =>
            {
                // Two tables that always say the same, and others stand between them in an export.
                while (!writing.IsCancellationRequested)
                {
                    var next = written + 1;
                    await using var control = platform.Databases.OpenControl();
                    await using var transaction = await control.Database.BeginTransactionAsync(Cancellation);
                    await control.Memberships.ExecuteUpdateAsync(row => row.SetProperty(one => one.SinceMs, next), Cancellation);
                    await control.RoleGrants.ExecuteUpdateAsync(row => row.SetProperty(one => one.SinceMs, next), Cancellation);
                    await transaction.CommitAsync(Cancellation);
                    Volatile.Write(ref written, next);
                }
            },
            Cancellation);
        await Deadline.UntilAsync(() => Volatile.Read(ref written) > 3);

        for (var i = 0; i < 10; i++)
        {
            var before = Volatile.Read(ref written);
            await export.WriteAsync(scope, _folder[$"out-{i}"], Cancellation);
            var sinceMs = Rows("Memberships", $"out-{i}").Single().GetProperty("sinceMs").GetInt64();
            Assert.True(sinceMs >= before, $"{sinceMs}, and {before} was written before");
            Assert.Equal(sinceMs, Rows("RoleGrants", $"out-{i}").Single().GetProperty("sinceMs").GetInt64());
        }

        await writing.CancelAsync();
        await writer;
    }

    [Fact]
    public async Task A_folder_that_is_there_is_left_alone()
    {
        await using var platform = await TestPlatform.StartAsync();
        var scope = await platform.CreateAsync("acme");

        await Assert.ThrowsAsync<PlatformException>(() => platform.Services.GetRequiredService<OrganisationExport>().WriteAsync(scope, _folder.Path, Cancellation));

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task As_an_archive_it_leaves_nothing_behind()
    {
        await using var platform = await TestPlatform.StartAsync();
        var scope = await platform.CreateAsync("acme");
        await using (var stream = (await platform.Services.GetRequiredService<OrganisationExport>().ZipAsync(scope, Cancellation))!)
        {
            using var archive = new ZipArchive(stream);
            Assert.NotNull(archive.GetEntry("acme/README.txt"));
            Assert.NotNull(archive.GetEntry("acme/tables/Profiles.jsonl"));
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(platform.Options.ExportsOf(scope.Region)));
    }

    private List<JsonElement> Rows(string table, string folder = "out") =>
        [.. File.ReadLines(_folder[$"{folder}/tables/{table}.jsonl"]).Select(line => JsonDocument.Parse(line).RootElement)];
}
