using System.Data;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Npgsql;

namespace SigmaShake.Platform.Storage;

/// <summary>
/// A PostgreSQL database in a file, without <c>pg_dump</c>: a ZIP archive that lists the tables and the migrations that made them, and holds each table as
/// <c>COPY</c> writes it. All of it is read in one transaction that sees one moment.
/// </summary>
internal static class PostgresDump
{
    private const string ListName = "tables.json";

    // Those that others refer to come first.
    private const string FindTables = """
        WITH RECURSIVE refers AS (
            SELECT conrelid, confrelid FROM pg_constraint WHERE contype = 'f' AND conrelid <> confrelid
        ), depth AS (
            SELECT c.oid, 0 AS level FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
            UNION SELECT r.conrelid, d.level + 1 FROM depth d JOIN refers r ON r.confrelid = d.oid WHERE d.level < 32
        )
        SELECT c.relname, array_agg(DISTINCT a.attname::text ORDER BY a.attname::text)
        FROM depth d JOIN pg_class c ON c.oid = d.oid JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
        GROUP BY c.oid, c.relname ORDER BY max(d.level), c.relname
        """;

    private const string FindSequences = """
        SELECT c.relname, a.attname, pg_get_serial_sequence(quote_ident(c.relname), a.attname)
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND pg_get_serial_sequence(quote_ident(c.relname), a.attname) IS NOT NULL
        """;

    /// <summary>Writes a database.</summary>
    public static async Task WriteAsync(NpgsqlConnection database, string file, CancellationToken cancellation)
    {
        await using var moment = await database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var tables = await TablesAsync(database, cancellation);
        var migrations = new List<string>();
        foreach (var history in tables.Where(table => table.IsHistory)) migrations.AddRange(await MigrationsAsync(database, history, cancellation));
        var contents = tables.Where(table => !table.IsHistory).ToList();

        await using var archive = await ZipFile.OpenAsync(file, ZipArchiveMode.Create, cancellation);
        await using (var list = await archive.CreateEntry(ListName).OpenAsync(cancellation))
        {
            await JsonSerializer.SerializeAsync(list, new DumpList(1, [.. migrations.Order(StringComparer.Ordinal)], contents), cancellationToken: cancellation);
        }

        for (var i = 0; i < contents.Count; i++)
        {
            await using var entry = await archive.CreateEntry(EntryName(i), CompressionLevel.Fastest).OpenAsync(cancellation);
            await using var rows = await database.BeginRawBinaryCopyAsync($"COPY {contents[i].Columned} TO STDOUT (FORMAT BINARY)", cancellation);
            await rows.CopyToAsync(entry, cancellation);
        }
    }

    /// <summary>The migrations that made the tables of a database that was written.</summary>
    public static async Task<IReadOnlyList<string>> MigrationsAsync(string file, CancellationToken cancellation)
    {
        await using var archive = await ZipFile.OpenReadAsync(file, cancellation);
        return (await ListAsync(archive, file, cancellation)).Migrations;
    }

    /// <summary>Fills the tables of a database that was just made.</summary>
    public static async Task ReadAsync(NpgsqlConnection database, string file, CancellationToken cancellation)
    {
        await using var archive = await ZipFile.OpenReadAsync(file, cancellation);
        var list = await ListAsync(archive, file, cancellation);
        await using var transaction = await database.BeginTransactionAsync(cancellation);

        // Its order is that of the database as it is now: a file does not say what stands on what.
        var tables = await TablesAsync(database, cancellation);
        await EmptyAsync(database, tables, cancellation);
        foreach (var table in tables)
        {
            if (list.Tables.FindIndex(one => one.Name == table.Name) is not (>= 0 and var at)) continue;
            var entry = archive.GetEntry(EntryName(at)) ?? throw Broken(file);
            await using var rows = await entry.OpenAsync(cancellation);
            await using var copy = await database.BeginRawBinaryCopyAsync($"COPY {list.Tables[at].Columned} FROM STDIN (FORMAT BINARY)", cancellation);
            await rows.CopyToAsync(copy, cancellation);
        }

        if (list.Tables.Find(one => !tables.Exists(table => table.Name == one.Name)) is { } foreign) throw new PlatformException($"`{file}` holds the table `{foreign.Name}`, which this version does not know", "restore with the version that made the backup");
        await SetSequencesAsync(database, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    // Migrations put rows into some. The file has those too, as they became.
    private static async Task EmptyAsync(NpgsqlConnection database, List<DumpedTable> tables, CancellationToken cancellation)
    {
        var filled = tables.Where(table => !table.IsHistory).Select(table => table.Quoted).ToList();
        if (filled.Count == 0) return;
        await using var empty = new NpgsqlCommand($"TRUNCATE {string.Join(", ", filled)}", database);
        await empty.ExecuteNonQueryAsync(cancellation);
    }

    private static string EntryName(int table) => string.Create(CultureInfo.InvariantCulture, $"{table:D4}.copy");

    private static async Task<DumpList> ListAsync(ZipArchive archive, string file, CancellationToken cancellation)
    {
        await using var list = await (archive.GetEntry(ListName) ?? throw Broken(file)).OpenAsync(cancellation);
        return await JsonSerializer.DeserializeAsync<DumpList>(list, cancellationToken: cancellation) is { Version: 1 } read ? read : throw Broken(file);
    }

    private static PlatformException Broken(string file) => new($"`{file}` is no database that was saved", "restore from another backup");

    private static async Task<List<DumpedTable>> TablesAsync(NpgsqlConnection database, CancellationToken cancellation)
    {
        await using var find = new NpgsqlCommand(FindTables, database);
        await using var rows = await find.ExecuteReaderAsync(cancellation);
        var tables = new List<DumpedTable>();
        while (await rows.ReadAsync(cancellation)) tables.Add(new DumpedTable(rows.GetString(0), await rows.GetFieldValueAsync<string[]>(1, cancellation)));
        return tables;
    }

    private static async Task<List<string>> MigrationsAsync(NpgsqlConnection database, DumpedTable history, CancellationToken cancellation)
    {
        await using var find = new NpgsqlCommand($"SELECT \"MigrationId\" FROM {history.Quoted}", database);
        await using var rows = await find.ExecuteReaderAsync(cancellation);
        var migrations = new List<string>();
        while (await rows.ReadAsync(cancellation)) migrations.Add(rows.GetString(0));
        return migrations;
    }

    private static async Task SetSequencesAsync(NpgsqlConnection database, CancellationToken cancellation)
    {
        var sequences = new List<(string Table, string Column, string Sequence)>();
        await using (var find = new NpgsqlCommand(FindSequences, database))
        {
            await using var rows = await find.ExecuteReaderAsync(cancellation);
            while (await rows.ReadAsync(cancellation)) sequences.Add((rows.GetString(0), rows.GetString(1), rows.GetString(2)));
        }

        foreach (var (table, column, sequence) in sequences)
        {
            await using var set = new NpgsqlCommand($"SELECT setval($1::regclass, COALESCE(max({DumpedTable.Quote(column)}), 0) + 1, false) FROM {DumpedTable.Quote(table)}", database)
            {
                Parameters = { new NpgsqlParameter { Value = sequence } },
            };
            await set.ExecuteNonQueryAsync(cancellation);
        }
    }
}

/// <summary>What a file holds.</summary>
/// <param name="Version">Of the format: 1.</param>
/// <param name="Migrations">Those that made the tables, in order.</param>
/// <param name="Tables">The tables.</param>
internal sealed record DumpList(int Version, List<string> Migrations, List<DumpedTable> Tables);

/// <summary>A table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">The columns that are stored.</param>
internal sealed record DumpedTable(string Name, string[] Columns)
{
    /// <summary>Whether it says which migrations were made; migrating makes it anew.</summary>
    internal bool IsHistory => Name.StartsWith("migrations_", StringComparison.Ordinal);

    internal string Quoted => Quote(Name);

    internal string Columned => $"{Quoted} ({string.Join(", ", Columns.Select(Quote))})";

    internal static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
