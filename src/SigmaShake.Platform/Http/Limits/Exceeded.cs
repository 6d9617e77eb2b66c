using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace SigmaShake.Platform.Http.Limits;

/// <summary>What whoever asks too much gets.</summary>
internal static class Exceeded
{
    public static IResult By(string limit, RateLimitLease lease) =>
        Problems.TooManyRequests(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1), $"limit reached: {limit}");
}
