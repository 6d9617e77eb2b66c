using SigmaShake.Cli.State;
using SigmaShake.Cli.Terminals;

namespace SigmaShake.Net.Outbox;

/// <summary>
/// Carries the outbox out, at least once each: what came in is on the disk, with how far the log was looked through, before it is tried, and what came of a
/// try is there before the next one of its rule. Killed in between, it is done again, under the same id. One process does it for a person.
/// </summary>
/// <param name="file">The outbox on the disk.</param>
/// <param name="intake">Brings in what is to be done.</param>
/// <param name="deliverer">Tries it.</param>
/// <param name="desk">Where pages look.</param>
/// <param name="say">Told what a person should know, one line each.</param>
/// <param name="clock">The time.</param>
internal sealed class Carrier(OutboxFile file, Intake intake, Deliverer deliverer, OutboxDesk desk, Action<string> say, TimeProvider clock)
{
    // How soon what a hook has recorded is seen.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    // What a person has to mend is not looked at all the time.
    private static readonly TimeSpan PauseAfterProblem = TimeSpan.FromSeconds(5);

    private readonly Lanes _lanes = new();
    private readonly List<(Delivery Delivery, Task<Attempt> Task)> _running = [];
    private readonly HashSet<(string, EffectKind)> _full = [];
    private OutboxState _outbox = new(Place: null);
    private bool _isKept = true;
    private long _lookedAwayUntil;
    private string? _lastProblem;

    private long NowMs => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Finds where the last process was; without one it begins with what is recorded from now on.</summary>
    /// <exception cref="StateException">The outbox, or the log, cannot be read, or the outbox cannot be written.</exception>
    public void Begin()
    {
        file.Prepare();
        if (file.Read() is { } outbox)
        {
            _outbox = outbox;
        }
        else
        {
            _outbox = intake.Begin();
            if (file.Keep(_outbox) is { } problem) throw new StateException(problem, "nothing is carried out without it");
        }

        desk.Obstacle = null;
    }

    /// <summary>Goes on until it is ended. What is being tried then is tried again by the next process.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            while (!cancellation.IsCancellationRequested)
            {
                Step(cancellation);
                var pause = Task.Delay(Pause, clock, cancellation);
                _ = await Task.WhenAny([pause, .. _running.Select(one => one.Task)]);
                await SettleAsync();
            }
        }
        finally
        {
            await Task.WhenAll(_running.Select(one => one.Task)).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            await SettleAsync();
        }
    }

    private void Step(CancellationToken cancellation)
    {
        while (desk.Take() is { } id) TryAgain(id);
        if (NowMs >= _lookedAwayUntil) Look();

        // What is not on the disk is not begun: after a crash nobody would know of it.
        if (!_isKept) Keep();
        if (!_isKept) return;
        foreach (var delivery in _lanes.Begin(_outbox.Waiting, NowMs)) _running.Add((delivery, deliverer.TryAsync(delivery, cancellation)));
    }

    private void Look()
    {
        try
        {
            var looked = intake.Look(_outbox);
            var passedOver = looked.Failed.Except(_outbox.Failed).ToList();
            if (_outbox.Log is not null && looked.Log != _outbox.Log) say("the log is another one than before: it is looked through from its beginning");
            Change(looked);
            SayFull(passedOver);
            if (_isKept) _lastProblem = null;
        }
        catch (Exception e) when (e is StateException or IOException or UnauthorizedAccessException)
        {
            _lookedAwayUntil = NowMs + (long)PauseAfterProblem.TotalMilliseconds;
            SayOnce($"RUN and WEBHOOK wait: {e.Message}");
        }
    }

    // Once for each rule, until there is room for it again.
    private void SayFull(List<Delivery> passedOver)
    {
        _full.RemoveWhere(lane => _outbox.Waiting.Count(one => one.Lane == lane) < OutboxState.MostOfRule);
        foreach (var delivery in passedOver.Where(one => _full.Add(one.Lane))) say($"{delivery.Kind.Word()} of `{delivery.Rule}` is not carried out from entry {delivery.Entry} on: {delivery.Problem}");
    }

    private void TryAgain(string id)
    {
        if (_outbox.Failed.FirstOrDefault(one => one.Id == id) is { } failed) _lanes.Wake(failed);
        Change(_outbox.WithAnother(id, NowMs));
    }

    private async Task SettleAsync()
    {
        foreach (var (delivery, task) in _running.Where(one => one.Task.IsCompleted).ToList())
        {
            _running.Remove((delivery, task));
            if (task.IsCanceled) _lanes.Abandon(delivery);
            else if (task.Exception is { InnerException: { } e }) Settle(delivery, Attempt.Again($"{e.GetType().Name}: {e.Message}"));
            else Settle(delivery, await task);
        }
    }

    private void Settle(Delivery delivery, Attempt attempt)
    {
        var nowMs = NowMs;
        // A receiver that wants no more is left alone as one that is gone is; a program that fails is nobody's to be left alone.
        _lanes.End(delivery, rests: attempt.Problem is not null && (!attempt.IsOver || delivery.Kind == EffectKind.Webhook), nowMs);
        var tried = delivery with { Tries = delivery.Tries + 1, TimeMs = nowMs, Problem = attempt.Problem, Output = attempt.Output };
        if (attempt.Problem is null)
        {
            Change(_outbox.WithDone(tried));
        }
        else if (attempt.IsOver || tried.Tries >= RetryTimes.MostTries || nowMs - delivery.EnteredMs > RetryTimes.Longest.TotalMilliseconds)
        {
            say($"{delivery.Kind.Word()} of `{delivery.Rule}` for entry {delivery.Entry} was given up: {attempt.Problem}");
            Change(_outbox.WithFailed([tried, .. TooOld(tried, attempt, nowMs)]));
        }
        else
        {
            Change(_outbox.With(tried with { TimeMs = nowMs + (long)RetryTimes.After(tried.Tries, attempt.RetryAfter).TotalMilliseconds }));
        }
    }

    // Behind one whose receiver is gone many may wait that are never tried themselves.
    private IEnumerable<Delivery> TooOld(Delivery tried, Attempt attempt, long nowMs) => attempt.IsOver
        ? []
        : _outbox.Waiting
            .Where(one => one.Id != tried.Id && one.Lane == tried.Lane && nowMs - one.EnteredMs > RetryTimes.Longest.TotalMilliseconds)
            .Select(one => one with { TimeMs = nowMs, Problem = $"waited for too long behind others that failed: {attempt.Problem}" });

    private void Change(OutboxState outbox)
    {
        if (ReferenceEquals(outbox, _outbox)) return;
        _outbox = outbox;
        Keep();
    }

    private void Keep()
    {
        var problem = file.Keep(_outbox);
        _isKept = problem is null;
        if (problem is not null) SayOnce($"RUN and WEBHOOK wait: {problem}");
    }

    // What goes on failing in the same way is said once: this runs for months.
    private void SayOnce(string problem)
    {
        if (problem != _lastProblem) say(PrintableText.Line(problem));
        _lastProblem = problem;
    }
}
