using Microsoft.EntityFrameworkCore;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;
using SigmaShake.Testing;

namespace SigmaShake.Platform.Tests.Storage;

public sealed class DatabasesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Only_the_platform_makes_a_scope() =>
        Assert.All(
            typeof(OrgScope).GetConstructors(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic),
            constructor => Assert.True(constructor.IsAssembly));

    [Fact]
    public void Only_the_platform_hands_one_out_and_only_to_a_handler_whose_request_has_one() =>
        Assert.Equal(
            ["BindAsync"],
            typeof(OrgScope).Assembly.GetExportedTypes()
                .SelectMany(type => type.GetMethods(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.DeclaredOnly))
                .Where(method => !method.IsSpecialName && method.ReturnType.ToString().Contains(nameof(OrgScope), StringComparison.Ordinal) && method.Name != "<Clone>$")
                .Select(method => method.Name));

    [Fact]
    public async Task Many_organisations_are_served_with_few_open_at_once()
    {
        // A database of PostgreSQL is seven megabytes in three hundred files.
        var organisations = PostgresServer.IsChosen ? 40 : 300;
        const int Most = 24;
        await using var platform = await TestPlatform.StartAsync(options => options with { OpenDatabases = Most, PostgresConnections = Most });
        var scopes = new List<OrgScope>();
        for (var i = 0; i < organisations; i++)
        {
            // The rooms alone: what is tested is how they are opened.
            var scope = new OrgScope(OrganisationId.Create(DateTimeOffset.UnixEpoch), $"o{i}", platform.Options.HomeRegion, Actor.Server, Role.None);
            await platform.Databases.CreateAsync(scope.Region, scope.Id, Cancellation);
            scopes.Add(scope);
        }

        var before = OpenFiles(platform);
        var mostFiles = 0;
        var mostServed = 0L;
        await Parallel.ForEachAsync(scopes.Concat(scopes), new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Cancellation }, async (scope, cancellation) =>
        {
            await using var database = platform.Databases.Open(scope);
            Assert.Equal(0, await database.Profiles.CountAsync(cancellation));
            InterlockedMax(ref mostFiles, OpenFiles(platform));
            if (PostgresServer.IsChosen) InterlockedMax(ref mostServed, await ConnectionsAsync(platform, cancellation));
        });

        // A database in use is three files: itself, its log and the log's index.
        if (PostgresServer.IsChosen) Assert.InRange(mostServed, 1, Most);
        else Assert.InRange(mostFiles - before, 1, (3 * Most) + 16);
    }

    [Fact]
    public async Task A_file_that_was_moved_away_and_back_is_the_one_that_is_opened()
    {
        Assert.SkipWhen(PostgresServer.IsChosen, "no files");
        await using var platform = await TestPlatform.StartAsync();
        var scope = await platform.CreateAsync("acme");
        Assert.Equal("The acme", (await platform.Tenants.ProfileAsync(scope, Cancellation)).Title);

        // As two moves leave it: what was open is empty, and the file of its name is another.
        var folder = platform.Options.FolderOf(scope.Region, scope.Id);
        await platform.Databases.SaveAsync(scope.Region, scope.Id, Path.Combine(folder, "copy"), Cancellation);
        await using (var hold = await platform.Databases.HoldAsync(scope.Region, scope.Id, Cancellation)) await hold.RetireAsync(Cancellation);
        foreach (var file in Directory.EnumerateFiles(folder, "organisation.db*").ToList()) File.Delete(file);
        await platform.Databases.LoadAsync(scope.Region, scope.Id, Path.Combine(folder, "copy"), Cancellation);

        Assert.Equal("The acme", (await platform.Tenants.ProfileAsync(scope, Cancellation)).Title);
    }

    [Fact]
    public async Task A_context_that_is_left_in_a_transaction_gives_its_connection_back()
    {
        await using var platform = await TestPlatform.StartAsync(options => options with { OpenDatabases = 1, PostgresConnections = 5 });
        var scope = await platform.CreateAsync("acme");
        for (var i = 0; i < 5; i++)
        {
            var database = platform.Databases.Open(scope);
            await database.Database.BeginTransactionAsync(Cancellation);
            Assert.Equal(1, await database.Profiles.CountAsync(Cancellation));
            await database.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_database_that_is_gone_is_an_error_and_not_an_empty_one()
    {
        Assert.SkipWhen(PostgresServer.IsChosen, "PostgreSQL makes no database by opening it");
        await using var platform = await TestPlatform.StartAsync(options => options with { OpenDatabases = 1 });
        var scope = await platform.CreateAsync("acme");
        await platform.CreateAsync("pushes-it-out");
        var folder = platform.Options.FolderOf(scope.Region, scope.Id);
        foreach (var file in Directory.EnumerateFiles(folder, "organisation.db*")) File.Delete(file);

        await using var database = platform.Databases.Open(scope);

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => database.Profiles.CountAsync(Cancellation));
        Assert.Empty(Directory.EnumerateFiles(folder, "organisation.db*"));
    }

    [Fact]
    public async Task What_is_committed_is_synced()
    {
        Assert.SkipWhen(PostgresServer.IsChosen, "the settings of PostgreSQL are its operator's");
        await using var platform = await TestPlatform.StartAsync();
        await using var database = platform.Databases.Open(await platform.CreateAsync("acme"));
        await using var control = platform.Databases.OpenControl();

        foreach (var context in new DbContext[] { database, control })
        {
            Assert.Equal("wal", await PragmaAsync<string>(context, "journal_mode"));
            Assert.Equal(2L, await PragmaAsync<long>(context, "synchronous"));
            Assert.Equal(1L, await PragmaAsync<long>(context, "foreign_keys"));
        }
    }

    private static async Task<T> PragmaAsync<T>(DbContext context, string name)
    {
        await context.Database.OpenConnectionAsync(Cancellation);
        await using var command = context.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The name is one of those above.
        command.CommandText = $"PRAGMA {name}";
#pragma warning restore CA2100
        return (T)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    // Other tests run beside this one: theirs do not count.
    private static int OpenFiles(TestPlatform platform) => Directory.GetFiles("/proc/self/fd")
        .Count(link => new FileInfo(link).LinkTarget is { } target && target.StartsWith(platform.Options.DataDirectory, StringComparison.Ordinal));

    private static async Task<long> ConnectionsAsync(TestPlatform platform, CancellationToken cancellation)
    {
        await using var control = platform.Databases.OpenControl();
        var ours = platform.Options.PostgresPrefix + "%";
        return await control.Database.SqlQuery<long>($"SELECT count(*) AS \"Value\" FROM pg_stat_activity WHERE datname LIKE {ours}").SingleAsync(cancellation);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most)) Interlocked.CompareExchange(ref most, value, seen);
    }

    private static void InterlockedMax(ref long most, long value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most)) Interlocked.CompareExchange(ref most, value, seen);
    }
}
