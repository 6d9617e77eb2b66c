using Microsoft.EntityFrameworkCore;
using SigmaShake.Platform.Keys;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Platform.Http.Api;

/// <summary>
/// The requests that came with an idempotency key, and what they were answered, sealed by the data key of the organisation: an answer may hold a secret that
/// is shown once. What belongs to no organisation the master key seals. Kept for a day. Thread-safe; of two requests with one key at once, one runs.
/// </summary>
internal sealed class IdempotencyStore(Databases databases, MasterKey master, TimeProvider clock)
{
    /// <summary>How long an answer is kept.</summary>
    public static readonly TimeSpan AnswerLife = TimeSpan.FromHours(24);

    /// <summary>How long a request may run before another one may try: it died with its server.</summary>
    public static readonly TimeSpan RunLife = TimeSpan.FromMinutes(2);

    /// <summary>How many keys of one caller are kept.</summary>
    public const int MaxOfHolder = 1_000;

    /// <summary>Takes the key for a request.</summary>
    public async Task<IdempotencyTurn> BeginAsync(IdempotentCall call, CancellationToken cancellation)
    {
        var nowMs = NowMs;
        await using var requests = databases.OpenControl<RequestsDatabase>();
        await requests.IdempotentRequests.Where(row => row.ExpiresMs <= nowMs).ExecuteDeleteAsync(cancellation);
        if (await FindAsync(call, cancellation) is { } known) return known;
        var ofHolder = requests.IdempotentRequests.Where(row => row.Holder == call.Holder);
        if (await ofHolder.CountAsync(cancellation) >= MaxOfHolder && await ofHolder.MinAsync(row => (long?)row.ExpiresMs, cancellation) is { } freeMs)
            return new IdempotencyTurn.TooMany(TimeSpan.FromMilliseconds(freeMs - nowMs));
        var untilMs = nowMs + (long)RunLife.TotalMilliseconds;
        requests.IdempotentRequests.Add(new IdempotentRequestRow
        {
            Id = call.Id, Holder = call.Holder, OrganisationId = call.Scope?.Id.ToString(), RequestHash = call.RequestHash, ExpiresMs = untilMs,
        });
        try
        {
            await requests.SaveChangesAsync(cancellation);
            return new IdempotencyTurn.First(untilMs);
        }
        catch (DbUpdateException)
        {
            // Another one came in the same moment. If it is gone again already, this one asks once more.
            return await FindAsync(call, cancellation) ?? new IdempotencyTurn.Running();
        }
    }

    /// <summary>Keeps the answer.</summary>
    public async Task CompleteAsync(IdempotentCall call, IdempotencyTurn.First run, StoredAnswer answer)
    {
        var box = await SealAsync(call, answer.ToJson());
        var expiresMs = NowMs + (long)AnswerLife.TotalMilliseconds;
        await using var requests = databases.OpenControl<RequestsDatabase>();
        await Of(requests, call, run).ExecuteUpdateAsync(row => row.SetProperty(one => one.Answer, box).SetProperty(one => one.ExpiresMs, expiresMs), CancellationToken.None);
    }

    /// <summary>Gives the key back: the server could not do it, and the next try may.</summary>
    public async Task AbandonAsync(IdempotentCall call, IdempotencyTurn.First run)
    {
        await using var requests = databases.OpenControl<RequestsDatabase>();
        await Of(requests, call, run).ExecuteDeleteAsync(CancellationToken.None);
    }

    // Whoever ran for too long leaves alone what has been begun since.
    private static IQueryable<IdempotentRequestRow> Of(RequestsDatabase requests, IdempotentCall call, IdempotencyTurn.First run) =>
        requests.IdempotentRequests.Where(row => row.Id == call.Id && row.Answer == null && row.ExpiresMs == run.UntilMs);

    private async Task<IdempotencyTurn?> FindAsync(IdempotentCall call, CancellationToken cancellation)
    {
        await using var requests = databases.OpenControl<RequestsDatabase>();
        var row = await requests.IdempotentRequests.AsNoTracking().FirstOrDefaultAsync(one => one.Id == call.Id, cancellation);
        if (row is null) return null;
        if (!row.RequestHash.AsSpan().SequenceEqual(call.RequestHash)) return new IdempotencyTurn.OtherRequest();
        if (row.Answer is not { } box) return new IdempotencyTurn.Running();
        if (await OpenAsync(call, box, cancellation) is { } json && StoredAnswer.Read(json) is { } answer && answer.Key == call.Name) return new IdempotencyTurn.Answered(answer);

        // What belongs to no organisation was answered by the server of another region, or before the master key was changed.
        return call.Scope is null ? new IdempotencyTurn.OtherRequest() : throw new PlatformException("a stored answer does not open", "restore the control database from your backup");
    }

    private async Task<byte[]> SealAsync(IdempotentCall call, string json)
    {
        if (call.Scope is not { } scope) return master.Seal(json);
        using var key = await databases.OpenKeyAsync(scope, CancellationToken.None);
        return key.Seal(json, PlaceOf(call));
    }

    private async Task<string?> OpenAsync(IdempotentCall call, byte[] box, CancellationToken cancellation)
    {
        if (call.Scope is not { } scope) return master.Open(box);
        using var key = await databases.OpenKeyAsync(scope, cancellation);
        return key.Open(box, PlaceOf(call));
    }

    private static FieldPlace PlaceOf(IdempotentCall call) => new("idempotent_requests", "answer", call.Name);

    private long NowMs => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
