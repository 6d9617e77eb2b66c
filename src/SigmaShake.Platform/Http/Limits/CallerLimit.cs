using Microsoft.AspNetCore.Http;

namespace SigmaShake.Platform.Http.Limits;

/// <summary>
/// Stands behind access: whoever is known is counted by who they are, and their organisation by all who work in it, in a second and at once. However much one
/// organisation asks, another's requests find their own places free.
/// </summary>
internal sealed class CallerLimit(RequestDelegate next, RateBuckets buckets)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (Caller.IdOf(context) is not { } caller)
        {
            await StrangerAsync(context);
            return;
        }

        using var own = buckets.Callers.AttemptAcquire(caller);
        if (!own.IsAcquired) await Exceeded.By("requests of one caller", own).ExecuteAsync(context);
        else if (Caller.OrganisationOf(context) is { } organisation) await InOrganisationAsync(context, organisation);
        else await next(context);
    }

    // A made-up credential buys nothing where none is asked for.
    private async Task StrangerAsync(HttpContext context)
    {
        if (Credentials.AreShown(context))
        {
            using var lease = buckets.Strangers.AttemptAcquire(ClientAddress.Of(context));
            if (!lease.IsAcquired)
            {
                await Exceeded.By("requests without a credential, by address", lease).ExecuteAsync(context);
                return;
            }
        }

        await next(context);
    }

    private async Task InOrganisationAsync(HttpContext context, string organisation)
    {
        using var share = buckets.Organisations.AttemptAcquire(organisation);
        if (!share.IsAcquired)
        {
            await Exceeded.By("requests in one organisation", share).ExecuteAsync(context);
            return;
        }

        // Whoever waits for news does not work, and keeps nobody from it.
        if (context.GetEndpoint()?.Metadata.GetMetadata<LongPoll>() is not null)
        {
            await next(context);
            return;
        }

        using var place = await buckets.Places.AcquireAsync(organisation, cancellationToken: context.RequestAborted);
        if (place.IsAcquired) await next(context);
        else await Exceeded.By("requests at once in one organisation", place).ExecuteAsync(context);
    }
}
