using System.Globalization;
using SigmaShake.Cli.Files;
using SigmaShake.Cli.State;
using SigmaShake.Ledger;
using SigmaShake.Ledger.Index;
using SigmaShake.Ledger.Reading;
using SigmaShake.Net.Outbox;

namespace SigmaShake.Net.Dashboard;

/// <summary>What the pages are about: this person's state, and the log in it. Thread-safe.</summary>
/// <param name="state">Our own state.</param>
/// <param name="directory">The folder that the program was started in, whose project comes first.</param>
/// <param name="clock">The time.</param>
internal sealed class Machine(StateFolder state, string directory, TimeProvider clock) : IDisposable
{
    // Whoever looks at a page would rather be told than wait for somebody who makes the index anew.
    private const int LockTimeoutMs = 5_000;

    private readonly SemaphoreSlim _turn = new(1);
    private readonly OutboxFile _outbox = new(state);
    private int _told;

    public StateFolder State => state;

    public string Directory => directory;

    public TimeProvider Clock => clock;

    /// <summary>What is another text whenever a page may show something else: the size of the log, when the folder of approvals and the outbox were changed, and how often something was told. The hook tells nobody: it has no time to.</summary>
    public string Mark
    {
        get
        {
            var (entries, approvals) = (new FileInfo(Path.Combine(state.Ledger, "entries")), new DirectoryInfo(state.Approvals));
            var approvalsMark = approvals.Exists ? approvals.LastWriteTimeUtc.Ticks : 0;
            return string.Create(CultureInfo.InvariantCulture, $"{(entries.Exists ? entries.Length : 0)}.{approvalsMark}.{_outbox.Mark}.{_told}");
        }
    }

    /// <summary>Has pages look again, for what neither the log nor a folder says.</summary>
    public void Tell() => Interlocked.Increment(ref _told);

    /// <summary>Asks the index of the log, which is brought up to date first. One question at a time.</summary>
    public async Task<Asked<T>> AskAsync<T>(Func<LedgerIndex, LedgerResult<T>> question, CancellationToken cancellation)
        where T : class
    {
        if (FileStatus.Of(state.Ledger).Kind == FileKind.Absent) return new Asked<T>(null, null, null);
        await _turn.WaitAsync(cancellation);
        try
        {
            // Reading in what is new may take its time.
            return await Task.Run(() => Ask(question), cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>An entry of the log, by its number; see <see cref="EntryLookup"/>.</summary>
    public async Task<(LedgerEntry? Entry, string? Problem)> FindAsync(long number, CancellationToken cancellation)
    {
        var found = await AskAsync(index => index.Find(number), cancellation);
        return (found.Value?.Entry, found.Problem);
    }

    public void Dispose() => _turn.Dispose();

    private Asked<T> Ask<T>(Func<LedgerIndex, LedgerResult<T>> question)
        where T : class
    {
        var opened = LedgerIndex.Open(state.Ledger, new IndexOptions { Clock = clock, LockTimeoutMs = LockTimeoutMs });
        if (!opened.Succeeded) return new Asked<T>(null, null, opened.Error.ToString());
        using var index = opened.Value;
        var result = question(index);
        return new Asked<T>(result.Value, index.Report, result.Error?.ToString());
    }
}

/// <summary>What the index of the log answered.</summary>
/// <param name="Value">The answer; null where there is no log yet, or something went wrong.</param>
/// <param name="Report">What opening the index did; null where it was not opened.</param>
/// <param name="Problem">What went wrong, and the cure; null for nothing.</param>
internal sealed record Asked<T>(T? Value, IndexReport? Report, string? Problem)
    where T : class;
