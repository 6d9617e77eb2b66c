using SigmaShake.Platform;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Http.Transport;

namespace SigmaShake.Server.Settings;

/// <summary>How the server answers.</summary>
internal static class HttpSettings
{
    /// <summary>Their names.</summary>
    public static readonly string[] Names =
    [
        "tls-certificate", "tls-key", "trusted-proxies", "otlp-endpoint", "drain-delay", "drain-limit", "max-connections", "max-connections-of-address",
        "rate-stranger", "rate-failure", "rate-caller", "rate-organisation", "at-once-organisation",
    ];

    /// <summary>Reads them.</summary>
    /// <exception cref="PlatformException">A value is none.</exception>
    public static HttpOptions Read(SettingReader reader)
    {
        var options = new HttpOptions();
        return options with
        {
            CertificateFile = reader.File("tls-certificate"),
            CertificateKeyFile = reader.File("tls-key"),
            TrustedProxies = reader.Read("trusted-proxies", "addresses or networks between commas, such as 10.0.0.0/8", Networks.Parse) ?? options.TrustedProxies,
            TelemetryEndpoint = reader.Read("otlp-endpoint", "an address such as http://127.0.0.1:4318", EndpointOf),
            DrainDelay = reader.Seconds("drain-delay") ?? options.DrainDelay,
            DrainLimit = reader.Seconds("drain-limit") ?? options.DrainLimit,
            MaxConnections = reader.Count("max-connections") ?? options.MaxConnections,
            MaxConnectionsOfAddress = reader.Count("max-connections-of-address") ?? options.MaxConnectionsOfAddress,
            Rates = RatesOf(reader, options.Rates),
        };
    }

    private static RequestRates RatesOf(SettingReader reader, RequestRates rates) => new()
    {
        StrangerPerSecond = reader.Count("rate-stranger") ?? rates.StrangerPerSecond,
        FailurePerSecond = reader.Count("rate-failure") ?? rates.FailurePerSecond,
        CallerPerSecond = reader.Count("rate-caller") ?? rates.CallerPerSecond,
        OrganisationPerSecond = reader.Count("rate-organisation") ?? rates.OrganisationPerSecond,
        OrganisationAtOnce = reader.Count("at-once-organisation") ?? rates.OrganisationAtOnce,
    };

    private static Uri? EndpointOf(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null;
}
