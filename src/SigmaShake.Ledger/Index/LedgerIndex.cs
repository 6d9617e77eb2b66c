using SigmaShake.Ledger.Reading;
using SigmaShake.Ledger.Sqlite;

namespace SigmaShake.Ledger.Index;

/// <summary>
/// The log for people who look for something: an index in a file beside it, kept up to date by whoever opens it. The log stays the truth. An index
/// that is damaged, of another log or of another version is thrown away and made anew; what is found is read from the log. One process at a time
/// has it open. Not thread-safe.
/// </summary>
public sealed class LedgerIndex : IDisposable
{
    private readonly string _folder;
    private readonly IndexOptions _options;
    private readonly IndexFile _file;
    private EntryReader _entries;
    private Database? _database;
    private IndexState _state = IndexState.Empty;

    private LedgerIndex(string folder, IndexOptions options, IndexFile file, EntryReader entries)
    {
        _folder = folder;
        _options = options;
        _file = file;
        _entries = entries;
    }

    /// <summary>What opening it did.</summary>
    public IndexReport Report { get; private set; } = new();

    /// <summary>Whether an index of the ledger in <paramref name="folder"/> is kept.</summary>
    public static bool IsKept(string folder) => File.Exists(Path.Combine(folder, IndexFile.Name));

    /// <summary>Opens the index of the ledger in <paramref name="folder"/> and reads into it what is new in the log.</summary>
    public static LedgerResult<LedgerIndex> Open(string folder, IndexOptions? options = null)
    {
        options ??= new IndexOptions();
        // The lock first: who had it before us read in what our view of the log must have too.
        var file = IndexFile.Lock(folder, options.LockTimeoutMs);
        if (!file.Succeeded) return new LedgerResult<LedgerIndex>(null, file.Error);
        var entries = EntryReader.Open(folder);
        if (!entries.Succeeded)
        {
            file.Value.Dispose();
            return new LedgerResult<LedgerIndex>(null, entries.Error);
        }

        var index = new LedgerIndex(folder, options, file.Value, entries.Value);
        var error = index.OpenOrRenew();
        if (error is null) return new LedgerResult<LedgerIndex>(index, null);
        index.Dispose();
        return new LedgerResult<LedgerIndex>(null, error);
    }

    /// <summary>The entries that are meant, newest first.</summary>
    /// <param name="limit">How many at most; above zero.</param>
    public LedgerResult<SearchResult> Search(EntryFilter filter, SearchText text, int limit)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var found = Ask(database => new IndexSearch(database, _entries).Run(filter, text, limit));
        if (found is { Succeeded: true, Value.ErasedEntries: > 0 }) RememberErasure();
        return found;
    }

    /// <summary>What the entries that are meant add up to.</summary>
    public LedgerResult<LogStatistics> Count(EntryFilter filter, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(zone);
        return Ask(database => new StatisticsQuery(database, zone).Run(filter));
    }

    /// <summary>The entry of that number; a null entry if the log has none.</summary>
    public LedgerResult<FoundEntry> Find(long index) => Ask(database =>
    {
        using var statement = database.Prepare("SELECT offset FROM entry WHERE id = ?");
        var entry = statement.Bind(1, index).Step() ? _entries.Read(statement.Integer(0)) : null;
        return new FoundEntry(entry?.Index == index ? entry : null, _state.Position.NextIndex - 1);
    });

    /// <inheritdoc />
    public void Dispose()
    {
        _database?.Dispose();
        _entries.Dispose();
        _file.Dispose();
    }

    private LedgerError? OpenOrRenew()
    {
        if (_options.Rebuild && _file.Remove() is { } notRemoved) return notRemoved;
        try
        {
            var error = OpenFile(out var reason);
            return error is not null || reason is null ? error : Renew(reason);
        }
        catch (SqliteException e)
        {
            return e.MeansDamage ? Renew("it was damaged") : Error(e);
        }
    }

    /// <summary>Throws the file away and reads all of the log.</summary>
    private LedgerError? Renew(string reason)
    {
        _database?.Dispose();
        _database = null;
        if (_file.Remove() is { } notRemoved) return notRemoved;
        try
        {
            var error = OpenFile(out var again);
            Report = Report with { Discarded = reason };
            return error is null && again is not null ? new LedgerError(LedgerErrorKind.Busy, $"the log kept changing while it was read: {again}", "ask again") : error;
        }
        catch (SqliteException e)
        {
            return Error(e);
        }
    }

    /// <param name="reason">Why the file is to be thrown away; null if it is not.</param>
    private LedgerError? OpenFile(out string? reason)
    {
        reason = null;
        if (_file.Open(out var database) is { } error) return error;
        _database = database;
        database.Execute(IndexSchema.Settings);
        var isNew = database.Number("PRAGMA page_count") == 0;
        if (isNew) Create(database);
        else if (database.Number("PRAGMA user_version") != IndexSchema.Version) reason = "it was made by another version of ssg";
        if (reason is not null) return null;

        if (IndexState.Read(database) is not { } state) reason = "it was damaged";
        else if (!state.IsOf(_entries)) reason = state.BeginsAs(_entries) ? "the log was compacted or cut since" : "it does not belong to this log";
        else return Fold(database, state, out reason);
        return null;
    }

    /// <param name="reason">Why the file is to be thrown away; null if it is not.</param>
    private LedgerError? Fold(Database database, IndexState state, out string? reason)
    {
        reason = null;
        var fold = new IndexFold(_folder, database, _options);
        if (state.Position.Offset < _entries.SizeBytes)
        {
            var folded = fold.Run(state);
            if (!folded.Succeeded) return folded.Error;
            state = folded.Value;

            // Calls go on being recorded: what was read in just now may lie behind what we saw when we opened the log.
            var before = _entries.FileNumber;
            var reopened = EntryReader.Open(_folder);
            if (!reopened.Succeeded) return reopened.Error;
            _entries.Dispose();
            _entries = reopened.Value;
            if (fold.FileNumber != before || _entries.FileNumber != before) reason = "the log was compacted meanwhile";
            if (reason is not null) return null;
        }

        _state = state;
        Report = new IndexReport { FoldedEntries = fold.Entries, LogProblems = state.Problems + fold.ProblemsAtEnd };
        var isSweepDue = state.SweepUntilMs > _options.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        return isSweepDue ? new ErasureSweep(_folder, database, _entries).Run(state.Position).Error : null;
    }

    /// <summary>Asks the index; if it turns out to be damaged, once more after it was made anew.</summary>
    private LedgerResult<T> Ask<T>(Func<Database, T> question)
        where T : class
    {
        try
        {
            try
            {
                return new LedgerResult<T>(question(_database!), null);
            }
            catch (SqliteException e) when (e.MeansDamage)
            {
                return Renew("it was damaged") is { } error ? new LedgerResult<T>(null, error) : new LedgerResult<T>(question(_database!), null);
            }
        }
        catch (SqliteException e)
        {
            return new LedgerResult<T>(null, Error(e));
        }
    }

    /// <summary>An erased entry was found by what it had said: whoever opens the index next looks for all of them.</summary>
    private void RememberErasure()
    {
        _state = _state with { SweepUntilMs = _options.Clock.GetUtcNow().ToUnixTimeMilliseconds() + IndexFold.SweepMs };
        _ = Ask(database =>
        {
            _state.Write(database);
            return _state;
        });
    }

    private static void Create(Database database)
    {
        database.Execute("BEGIN IMMEDIATE");
        database.Execute(IndexSchema.Tables);
        database.Execute($"PRAGMA user_version={IndexSchema.Version}");
        IndexState.Empty.Write(database);
        database.Execute("COMMIT");
    }

    private LedgerError Error(SqliteException e) => e.MeansFull
        ? new LedgerError(LedgerErrorKind.Full, $"no room for `{_file.Path}`", "free space on its disk; the log itself is whole")
        : new LedgerError(
            e.MeansBusy ? LedgerErrorKind.Busy : LedgerErrorKind.InputOutput,
            $"the index `{_file.Path}` cannot be used: {e.Message} ({e.Code})",
            "remove it and try again; the log itself is whole");
}
