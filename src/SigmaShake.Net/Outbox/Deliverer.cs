using System.Globalization;
using SigmaShake.Cli.State;
using SigmaShake.Cli.Terminals;
using SigmaShake.Ledger.Content;
using SigmaShake.Ledger.Reading;
using SigmaShake.Net.Running;
using SigmaShake.Net.Webhooks;

namespace SigmaShake.Net.Outbox;

/// <summary>Finds an entry of the log.</summary>
/// <param name="number">Its number.</param>
/// <param name="cancellation">Ends the search.</param>
/// <returns>The entry, or null where the log has none; or why it could not be looked for.</returns>
internal delegate Task<(LedgerEntry? Entry, string? Problem)> EntryLookup(long number, CancellationToken cancellation);

/// <summary>Tries a delivery once, by what the log and the rules say now. Thread-safe.</summary>
/// <param name="state">Our own state.</param>
/// <param name="find">Finds entries.</param>
/// <param name="sender">Sends webhooks.</param>
/// <param name="runner">Runs programs.</param>
/// <param name="clock">The time.</param>
internal sealed class Deliverer(StateFolder state, EntryLookup find, WebhookSender sender, ProgramRunner runner, TimeProvider clock)
{
    private const int GoneStatus = 410;
    private const int MostProblemCharacters = 300;

    /// <summary>Tries it.</summary>
    /// <exception cref="OperationCanceledException">It was ended before it was known what came of it.</exception>
    public async Task<Attempt> TryAsync(Delivery delivery, CancellationToken cancellation)
    {
        var attempt = await AttemptAsync(delivery, cancellation);
        return attempt.Problem is { } problem ? attempt with { Problem = PrintableText.Line(problem, MostProblemCharacters) } : attempt;
    }

    private async Task<Attempt> AttemptAsync(Delivery delivery, CancellationToken cancellation)
    {
        try
        {
            var (entry, problem) = await find(delivery.Entry, cancellation);
            if (problem is not null) return Attempt.Again(problem);
            if (entry?.Payload is null) return Attempt.Never(entry is { IsErased: true } ? "the entry was erased from the log" : "the log has the entry no longer, or it is damaged");
            if (Delivery.IdOf(entry.LeafHash, delivery.Rule, delivery.Kind, delivery.Number) != delivery.Id) return Attempt.Never("the log is another one than the one that it is from");
            var effect = new EffectFinder(state, clock).Of(EntryContent.Of(entry))
                .FirstOrDefault(one => one.Kind == delivery.Kind && one.Number == delivery.Number && one.Rule.QualifiedId == delivery.Rule);
            if (effect is null) return Attempt.Never("the rule is no longer in force, says so no longer, or is not trusted any more");
            var body = MessageBody.Of(entry, delivery.Rule);
            return effect.Kind == EffectKind.Webhook ? await SendAsync(effect, delivery, body, cancellation) : await RunAsync(effect, delivery, body, cancellation);
        }
        catch (Exception e) when (e is StateException or IOException or UnauthorizedAccessException)
        {
            return Attempt.Again(e.Message);
        }
    }

    private async Task<Attempt> SendAsync(Effect effect, Delivery delivery, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        if (WebhookAddress.Parse(effect.Rule.Rule.Webhook!, out var problem) is not { } address) return Attempt.Never(problem);
        var reply = await sender.SendAsync(address, delivery.Id, body, cancellation);
        if (reply.IsSuccess) return Attempt.Done;
        if (reply.Failure is { } failure) return Attempt.Again($"{address.Host} {failure}");
        if (reply.Status == GoneStatus) return Attempt.Never($"{address.Host} answers {reply.Status}: it wants no more of this");
        var answered = reply.Status is >= 300 and < 400 ? $"{reply.Status}, a redirect, which is not followed" : $"{reply.Status}";
        return Attempt.Again($"{address.Host} answers {answered}") with { RetryAfter = reply.RetryAfter };
    }

    // What has run may have done half of its work: it is not for us to have that done twice. What was never started may be there later.
    private async Task<Attempt> RunAsync(Effect effect, Delivery delivery, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        var variables = new Dictionary<string, string> { ["SSG_MESSAGE_ID"] = delivery.Id, ["SSG_RULE"] = delivery.Rule, ["SSG_ENTRY"] = delivery.Entry.ToString(CultureInfo.InvariantCulture) };
        var run = await runner.RunAsync(effect.Rule.Rule.Run, variables, body, cancellation);
        var attempt = run.Problem is not { } problem ? Attempt.Done : run.MayStart ? Attempt.Again(problem) : Attempt.Never(problem);
        return attempt with { Output = run.Output.Length > 0 ? run.Output : null };
    }
}
