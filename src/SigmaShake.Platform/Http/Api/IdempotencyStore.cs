using Microsoft.EntityFrameworkCore;
using SigmaShake.Platform.Keys;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Platform.Http.Api;

/// <summary>
/// The requests that came with an idempotency key, and what they were answered, sealed: an answer may hold a secret that is shown once. Kept for a day.
/// Thread-safe; of two requests with one key at once, one runs.
/// </summary>
internal sealed class IdempotencyStore(Databases databases, MasterKey master, TimeProvider clock)
{
    /// <summary>How long an answer is kept.</summary>
    public static readonly TimeSpan AnswerLife = TimeSpan.FromHours(24);

    /// <summary>How long a request may run before another one may try: it died with its server.</summary>
    public static readonly TimeSpan RunLife = TimeSpan.FromMinutes(2);

    /// <summary>Takes the key for a request.</summary>
    /// <param name="id">Of caller, route and key.</param>
    /// <param name="requestHash">Of what was asked.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IdempotencyTurn> BeginAsync(byte[] id, byte[] requestHash, CancellationToken cancellation)
    {
        var nowMs = NowMs;
        await using var requests = databases.OpenControl<RequestsDatabase>();
        await requests.IdempotentRequests.Where(row => row.ExpiresMs <= nowMs).ExecuteDeleteAsync(cancellation);
        requests.IdempotentRequests.Add(new IdempotentRequestRow { Id = id, RequestHash = requestHash, ExpiresMs = nowMs + (long)RunLife.TotalMilliseconds });
        try
        {
            await requests.SaveChangesAsync(cancellation);
            return new IdempotencyTurn.First();
        }
        catch (DbUpdateException)
        {
            // It came before.
        }

        await using var reading = databases.OpenControl<RequestsDatabase>();
        var row = await reading.IdempotentRequests.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancellation);
        if (row is null) return new IdempotencyTurn.Running();
        if (!row.RequestHash.AsSpan().SequenceEqual(requestHash)) return new IdempotencyTurn.OtherRequest();
        if (row.Answer is not { } box) return new IdempotencyTurn.Running();
        return master.Open(box) is { } json && StoredAnswer.Read(json) is { } answer && answer.Key == Convert.ToHexStringLower(id)
            ? new IdempotencyTurn.Answered(answer)
            : throw new PlatformException("a stored answer does not open", "restore the control database from your backup");
    }

    /// <summary>Keeps the answer.</summary>
    public async Task CompleteAsync(byte[] id, StoredAnswer answer)
    {
        var box = master.Seal(answer.ToJson());
        var expiresMs = NowMs + (long)AnswerLife.TotalMilliseconds;
        await using var requests = databases.OpenControl<RequestsDatabase>();
        await requests.IdempotentRequests.Where(row => row.Id == id)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.Answer, box).SetProperty(one => one.ExpiresMs, expiresMs), CancellationToken.None);
    }

    /// <summary>Gives the key back: the server could not do it, and the next try may.</summary>
    public async Task AbandonAsync(byte[] id)
    {
        await using var requests = databases.OpenControl<RequestsDatabase>();
        await requests.IdempotentRequests.Where(row => row.Id == id && row.Answer == null).ExecuteDeleteAsync(CancellationToken.None);
    }

    private long NowMs => clock.GetUtcNow().ToUnixTimeMilliseconds();
}

/// <summary>What a request with an idempotency key comes upon.</summary>
internal abstract record IdempotencyTurn
{
    private IdempotencyTurn()
    {
    }

    /// <summary>It is the first.</summary>
    public sealed record First : IdempotencyTurn;

    /// <summary>The first is still running.</summary>
    public sealed record Running : IdempotencyTurn;

    /// <summary>The key came before, with something else.</summary>
    public sealed record OtherRequest : IdempotencyTurn;

    /// <summary>The first has been answered.</summary>
    public sealed record Answered(StoredAnswer Answer) : IdempotencyTurn;
}
