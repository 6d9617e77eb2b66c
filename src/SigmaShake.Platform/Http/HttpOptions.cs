using System.Net;

namespace SigmaShake.Platform.Http;

/// <summary>How the server answers HTTP: what it is configured with, and what it allows.</summary>
public sealed record HttpOptions
{
    /// <summary>The PEM file of the certificate and of those between it and its root; null for no TLS.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>The PEM file of its private key. Null if and only if there is no certificate.</summary>
    public string? CertificateKeyFile { get; init; }

    /// <summary>Whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> count. Default: nobody's.</summary>
    public IReadOnlyList<IPNetwork> TrustedProxies { get; init; } = [];

    /// <summary>How much anybody gets in a second.</summary>
    public RequestRates Rates { get; init; } = new();

    /// <summary>The most connections at once.</summary>
    public int MaxConnections { get; init; } = 20_000;

    /// <summary>The most connections at once from one address; a trusted proxy has no such bound.</summary>
    public int MaxConnectionsOfAddress { get; init; } = 512;

    /// <summary>Where telemetry goes, the log included (OTLP over HTTP), such as <c>http://127.0.0.1:4318</c>; null for nowhere.</summary>
    public Uri? TelemetryEndpoint { get; init; }

    /// <summary>How long the server goes on taking requests after it was told to stop, so that whoever sends them sees that it is not ready.</summary>
    public TimeSpan DrainDelay { get; init; } = TimeSpan.Zero;

    /// <summary>How long requests that are running then may take to end.</summary>
    public TimeSpan DrainLimit { get; init; } = TimeSpan.FromSeconds(25);
}

/// <summary>How many requests anybody may send. Each may save up ten seconds' worth.</summary>
public sealed record RequestRates
{
    /// <summary>In a second, from one address (of IPv6: one /64) without a credential.</summary>
    public int StrangerPerSecond { get; init; } = 20;

    /// <summary>In a second, from one address, with a credential that turned out to be none.</summary>
    public int FailurePerSecond { get; init; } = 20;

    /// <summary>In a second, by one person, token or machine.</summary>
    public int CallerPerSecond { get; init; } = 50;

    /// <summary>In a second, in one organisation, by all who work in it.</summary>
    public int OrganisationPerSecond { get; init; } = 500;

    /// <summary>At once, in one organisation; sixteen times as many may wait for their turn.</summary>
    public int OrganisationAtOnce { get; init; } = 16;
}
