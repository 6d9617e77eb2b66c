using SigmaShake.Platform.Organisations;

namespace SigmaShake.Platform.Http.Api;

/// <summary>A request with an idempotency key.</summary>
/// <param name="Id">The hash of caller, route and key.</param>
/// <param name="Holder">The hash of the caller, whose keys are counted.</param>
/// <param name="RequestHash">The hash of what is asked.</param>
/// <param name="Scope">The organisation that it is asked in; null for none.</param>
internal sealed record IdempotentCall(byte[] Id, byte[] Holder, byte[] RequestHash, OrgScope? Scope)
{
    /// <summary>Its id as text.</summary>
    public string Name => Convert.ToHexStringLower(Id);
}

/// <summary>What a request with an idempotency key comes upon.</summary>
internal abstract record IdempotencyTurn
{
    private IdempotencyTurn()
    {
    }

    /// <summary>It is the first, until then.</summary>
    public sealed record First(long UntilMs) : IdempotencyTurn;

    /// <summary>The first is still running.</summary>
    public sealed record Running : IdempotencyTurn;

    /// <summary>The key came before, with something else.</summary>
    public sealed record OtherRequest : IdempotencyTurn;

    /// <summary>The caller has as many keys as are kept.</summary>
    public sealed record TooMany(TimeSpan RetryAfter) : IdempotencyTurn;

    /// <summary>The first has been answered.</summary>
    public sealed record Answered(StoredAnswer Answer) : IdempotencyTurn;
}
