using System.Security.Authentication;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace SigmaShake.Platform.Http.Transport;

/// <summary>What the server takes from the network: how much, how slowly, and under which TLS.</summary>
public static class KestrelSetup
{
    // Forms and API calls are a few fields; a route that takes more says so.
    private const int MaxBodyBytes = 64 << 10;

    private const int MaxHeaderBytes = 16 << 10;
    private const int MaxHeaders = 64;
    private const int MaxTargetBytes = 4 << 10;
    private const int MaxStreams = 64;
    private const double MinBytesPerSecond = 240;

    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromSeconds(75);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>Sets a server up.</summary>
    /// <param name="kestrel">The server.</param>
    /// <param name="options">What is configured.</param>
    /// <exception cref="PlatformException">The certificate cannot be used.</exception>
    public static void Apply(KestrelServerOptions kestrel, HttpOptions options)
    {
        ArgumentNullException.ThrowIfNull(kestrel);
        ArgumentNullException.ThrowIfNull(options);
        kestrel.AddServerHeader = false;
        SetLimits(kestrel.Limits, options);
        var connections = new ConnectionLimit(options.MaxConnectionsOfAddress, options.TrustedProxies);
        kestrel.ConfigureEndpointDefaults(listen => listen.Use(connections.Guard));
        if (TlsCertificate.Read(options) is not { } certificate) return;
        kestrel.ConfigureHttpsDefaults(https =>
        {
            https.ServerCertificate = certificate.Leaf;
            https.ServerCertificateChain = certificate.Chain;
#pragma warning disable CA5398 // A server that speaks TLS 1.3 alone says so; what comes after it is another decision.
            https.SslProtocols = SslProtocols.Tls13;
#pragma warning restore CA5398
            https.HandshakeTimeout = HeadersTimeout;
        });
    }

    private static void SetLimits(KestrelServerLimits limits, HttpOptions options)
    {
        limits.MaxConcurrentConnections = options.MaxConnections;
        limits.MaxConcurrentUpgradedConnections = 0;
        limits.MaxRequestBodySize = MaxBodyBytes;
        limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
        limits.MaxRequestHeaderCount = MaxHeaders;
        limits.MaxRequestLineSize = MaxTargetBytes;
        limits.RequestHeadersTimeout = HeadersTimeout;
        limits.KeepAliveTimeout = IdleTimeout;
        limits.MinRequestBodyDataRate = new MinDataRate(MinBytesPerSecond, Grace);
        limits.MinResponseDataRate = new MinDataRate(MinBytesPerSecond, Grace);

        // Streams that are cancelled count until their work has ended; a connection that goes on cancelling is told to calm down and closed.
        limits.Http2.MaxStreamsPerConnection = MaxStreams;
        limits.Http2.KeepAlivePingDelay = IdleTimeout;
    }
}
