using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;

namespace SigmaShake.Platform.Http.Transport;

/// <summary>Believes <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> of configured proxies, from the last one inward, and of nobody else.</summary>
internal static class ForwardedFrom
{
    public static IApplicationBuilder UseForwardedFrom(this IApplicationBuilder app, HttpOptions options)
    {
        if (options.TrustedProxies.Count == 0) return app;
        var forwarded = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,

            // As many as there are proxies in a row; the first address that is none of theirs ends it.
            ForwardLimit = null,
        };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var network in options.TrustedProxies) forwarded.KnownIPNetworks.Add(network);
        return app.UseForwardedHeaders(forwarded);
    }
}
