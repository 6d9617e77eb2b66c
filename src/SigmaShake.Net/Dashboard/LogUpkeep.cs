using SigmaShake.Cli.Files;
using SigmaShake.Cli.State;
using SigmaShake.Ledger.Erasure;
using SigmaShake.Ledger.Index;
using SigmaShake.Ledger.Retention;
using SigmaShake.Rules.Images.Storage;

namespace SigmaShake.Net.Dashboard;

/// <summary>
/// Does for the log, in the background, what no hook has time for: reads what is new into the index, so that whoever looks need not wait, and drops what is
/// beyond the retention. Hooks append meanwhile; neither holds one up.
/// </summary>
internal sealed class LogUpkeep : IAsyncDisposable
{
    // What is new is read in together: a call a second is no reason to open the index each second.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan RetentionRound = TimeSpan.FromHours(1);

    private readonly CancellationTokenSource _ending = new();
    private readonly Machine _machine;
    private readonly Action<string> _say;
    private readonly Task _running;
    private SourceStamp? _folded;
    private DateTimeOffset _retainNext = DateTimeOffset.MinValue;
    private string? _lastProblem;

    private LogUpkeep(Machine machine, Action<string> say)
    {
        (_machine, _say) = (machine, say);
        _running = RunAsync();
    }

    /// <summary>Begins.</summary>
    /// <param name="machine">The log, and its index.</param>
    /// <param name="say">Told what a person should know, one line each.</param>
    public static LogUpkeep Begin(Machine machine, Action<string> say) => new(machine, say);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _running;
        _ending.Dispose();
    }

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(Pause, _machine.Clock);
        try
        {
            do
            {
                await RoundAsync();
            }
            while (await timer.WaitForNextTickAsync(_ending.Token));
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested)
        {
            // Asked to end: that is how it ends.
        }
    }

    private async Task RoundAsync()
    {
        try
        {
            var problem = await FoldAsync();
            if (_machine.Clock.GetUtcNow() >= _retainNext) problem ??= await Task.Run(Retain);
            SayOnce(problem);
        }
        catch (Exception e) when (e is StateException or IOException or UnauthorizedAccessException)
        {
            SayOnce(e.Message);
        }
    }

    private async Task<string?> FoldAsync()
    {
        if (SourceStat.Of(Path.Combine(_machine.State.Ledger, "entries")) is not { } stamp || stamp == _folded) return null;
        var asked = await _machine.AskAsync(index => new Ledger.LedgerResult<IndexReport>(index.Report, null), _ending.Token);
        if (asked.Problem is null) _folded = stamp;
        return asked.Problem is { } problem ? $"the log is not read into its index: {problem}" : null;
    }

    // A person has set the limits, so anybody may carry them out.
    private string? Retain()
    {
        _retainNext = _machine.Clock.GetUtcNow() + RetentionRound;
        var settings = SettingsFile.Load(_machine.State);
        var limits = new RetentionLimits(settings.RetentionAge, settings.RetentionBytes);
        if (limits.IsNone || FileStatus.Of(_machine.State.Ledger).Kind == FileKind.Absent) return null;
        var applied = LedgerRetention.Apply(_machine.State.Ledger, limits, new Eraser("retention", SystemCalls.UserId(), ProductVersion.Text), _machine.Clock);
        return applied.Succeeded ? null : $"what is beyond the retention could not be dropped: {applied.Error}";
    }

    // What goes on failing in the same way is said once: this runs for months.
    private void SayOnce(string? problem)
    {
        if (problem is not null && problem != _lastProblem) _say(problem);
        _lastProblem = problem;
    }
}
