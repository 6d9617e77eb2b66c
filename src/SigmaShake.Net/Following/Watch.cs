using SigmaShake.Cli.Terminals;
using SigmaShake.Net.Http;
using SigmaShake.Net.Machines;
using SigmaShake.Net.Reporting;
using SigmaShake.Net.Syncing;

namespace SigmaShake.Net.Following;

/// <summary>
/// Follows the server: it asks for news and has the server hold the question until there are some, so that a change is in force within seconds; and looks
/// at everything anew, and reports, every ten minutes.
/// </summary>
/// <param name="machine">The machine.</param>
/// <param name="synchroniser">Puts news in force.</param>
/// <param name="reporter">Reports; null for a machine that does not.</param>
/// <param name="output">For what changes: one line each.</param>
/// <param name="clock">The time.</param>
internal sealed class Watch(EnrolledMachine machine, Synchroniser synchroniser, Reporter? reporter, TextWriter output, TimeProvider clock)
{
    /// <summary>How often everything is looked at anew.</summary>
    public static readonly TimeSpan Round = TimeSpan.FromMinutes(10);

    /// <summary>How long the server is asked to hold a question.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(55);

    private const int NotModified = 304;

    private readonly Backoff _backoff = new();
    private long _roundBegan;
    private string? _known;
    private ReadOnlyMemory<byte> _seen;
    private string? _lastProblem;
    private string? _lastUnreported;

    /// <summary>Goes on until it is ended.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        _roundBegan = clock.GetTimestamp();
        while (!cancellation.IsCancellationRequested)
        {
            if (clock.GetElapsedTime(_roundBegan) >= Round) await RoundAsync(null, cancellation);
            await AskAsync(cancellation);
        }
    }

    private async Task AskAsync(CancellationToken cancellation)
    {
        var (asked, known) = (clock.GetTimestamp(), _known);
        var reply = await machine.Requests.GetNewsAsync($"metadata/{FleetSource.Timestamp}", _known, Wait, Synchroniser.MaxTimestampBytes, cancellation);
        if (reply.IsSuccess)
        {
            // Something on the way that takes the tag out, or changes it, has each question answered at once.
            var isHeld = reply.ETag is not null && (known is null || !reply.Body.Span.SequenceEqual(_seen.Span));
            _seen = reply.Body;
            await RoundAsync(reply, cancellation);
            if (!isHeld) await PauseAsync(Backoff.Between(Round / 2, Round), cancellation);
        }
        else if (reply.Status == NotModified)
        {
            Succeeded();

            // A server that does not hold the question, as one under load does not, is asked as rarely as everything is looked at.
            if (clock.GetElapsedTime(asked) < Wait / 2) await PauseAsync(reply.RetryAfter ?? Backoff.Between(Round / 2, Round), cancellation);
        }
        else
        {
            await FailedAsync(ServerProblem.Describe(machine.Requests.Fleet.Server, reply), reply.RetryAfter, cancellation);
        }
    }

    /// <summary>Looks at everything anew, and reports.</summary>
    private async Task RoundAsync(Reply? news, CancellationToken cancellation)
    {
        _roundBegan = clock.GetTimestamp();
        var outcome = await synchroniser.RunAsync(news?.Body, cancellation);
        if (outcome.IsNew) output.WriteLine(SyncText.Of(machine.Enrolment, outcome, clock.GetUtcNow()));

        // What could not be put in force is asked for again, and not waited for.
        _known = outcome.Problem is null ? news?.ETag : null;
        if (reporter is not null) SayOnce(ref _lastUnreported, await reporter.SendAsync(outcome, cancellation));
        if (outcome.Problem is { } problem) await FailedAsync($"{problem} ({SyncText.Standing(outcome.Release, clock.GetUtcNow())})", outcome.RetryAfter, cancellation);
        else Succeeded();
    }

    private void Succeeded()
    {
        _backoff.Reset();
        SayOnce(ref _lastProblem, null);
    }

    private Task FailedAsync(string problem, TimeSpan? retryAfter, CancellationToken cancellation)
    {
        SayOnce(ref _lastProblem, problem);
        return PauseAsync(_backoff.Next(retryAfter), cancellation);
    }

    // What goes on failing in the same way is said once: this runs for months.
    private void SayOnce(ref string? last, string? problem)
    {
        if (problem is not null && problem != last) output.WriteLine($"ssg: {PrintableText.Line(problem)}");
        last = problem;
    }

    private Task PauseAsync(TimeSpan time, CancellationToken cancellation) => Task.Delay(time, clock, cancellation);
}
