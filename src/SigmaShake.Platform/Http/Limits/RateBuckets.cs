using System.Threading.RateLimiting;

namespace SigmaShake.Platform.Http.Limits;

/// <summary>
/// The limits, each with a bucket for everybody that it tells apart. A bucket that is full again is forgotten, so memory is bounded by who came in the last
/// ten seconds. Thread-safe.
/// </summary>
internal sealed class RateBuckets : IDisposable
{
    private const int SavedSeconds = 10;
    private const int TurnsPerPlace = 16;

    public RateBuckets(HttpOptions options)
    {
        var rates = options.Rates;
        Strangers = Tokens(rates.StrangerPerSecond);
        Failures = Tokens(rates.FailurePerSecond);
        Callers = Tokens(rates.CallerPerSecond);
        Organisations = Tokens(rates.OrganisationPerSecond);
        Places = PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetConcurrencyLimiter(key, _ => new ConcurrencyLimiterOptions
        {
            PermitLimit = rates.OrganisationAtOnce,
            QueueLimit = rates.OrganisationAtOnce * TurnsPerPlace,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }));
    }

    /// <summary>By address: requests without a credential.</summary>
    public PartitionedRateLimiter<string> Strangers { get; }

    /// <summary>By address: credentials that were none.</summary>
    public PartitionedRateLimiter<string> Failures { get; }

    /// <summary>By person, token or machine.</summary>
    public PartitionedRateLimiter<string> Callers { get; }

    /// <summary>By organisation.</summary>
    public PartitionedRateLimiter<string> Organisations { get; }

    /// <summary>By organisation: requests at once.</summary>
    public PartitionedRateLimiter<string> Places { get; }

    /// <inheritdoc />
    public void Dispose()
    {
        Strangers.Dispose();
        Failures.Dispose();
        Callers.Dispose();
        Organisations.Dispose();
        Places.Dispose();
    }

    private static PartitionedRateLimiter<string> Tokens(int perSecond) => PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = perSecond * SavedSeconds,
        TokensPerPeriod = perSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        AutoReplenishment = true,
    }));
}
