using Microsoft.AspNetCore.Http;

namespace SigmaShake.Platform.Http.Limits;

/// <summary>
/// Stands before access: a stranger is counted by address, and so is whoever shows credentials that are none, before another one is looked up. Who is known
/// costs their address nothing, so that an office or a fleet behind one address is not slowed by its size.
/// </summary>
internal sealed class AddressLimit(RequestDelegate next, RateBuckets buckets)
{
    public Task InvokeAsync(HttpContext context) =>
        Credentials.AreShown(context) ? VerifyAsync(context, ClientAddress.Of(context)) : AdmitAsync(context, ClientAddress.Of(context));

    private async Task AdmitAsync(HttpContext context, string address)
    {
        using var lease = buckets.Strangers.AttemptAcquire(address);
        if (lease.IsAcquired) await next(context);
        else await Exceeded.By("requests without a credential, by address", lease).ExecuteAsync(context);
    }

    // What costs is not known before: here it is only seen whether there is something left.
    private async Task VerifyAsync(HttpContext context, string address)
    {
        if (buckets.Failures.GetStatistics(address) is { CurrentAvailablePermits: <= 0 })
        {
            await Problems.TooManyRequests(TimeSpan.FromSeconds(1), "limit reached: credentials that are none, by address").ExecuteAsync(context);
            return;
        }

        await next(context);
        if (Credentials.WereNone(context)) buckets.Failures.AttemptAcquire(address).Dispose();
    }
}
