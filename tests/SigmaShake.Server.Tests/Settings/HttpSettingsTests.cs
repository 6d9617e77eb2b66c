using Microsoft.Extensions.Logging;
using SigmaShake.Platform;
using SigmaShake.Server.Settings;
using SigmaShake.Testing;

namespace SigmaShake.Server.Tests.Settings;

public sealed class HttpSettingsTests
{
    [Fact]
    public void The_page_explains_every_setting_and_no_other() => Assert.Equal(
        ServerSettings.Names.Order(StringComparer.Ordinal),
        File.ReadLines(Path.Combine(Checkout.Root, "docs", "server", "settings.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1]).Order(StringComparer.Ordinal));

    [Fact]
    public void All_of_them_are_read()
    {
        var settings = Read(
            "--trusted-proxies", "10.0.0.0/8, ::1", "--otlp-endpoint", "http://127.0.0.1:4318", "--log-level", "information", "--drain-delay", "3", "--drain-limit", "4", "--max-connections", "5",
            "--max-connections-of-address", "6", "--rate-stranger", "7", "--rate-failure", "8", "--rate-caller", "9", "--rate-organisation", "10", "--at-once-organisation", "11");

        Assert.Equal(LogLevel.Information, settings.LogLevel);
        Assert.Equal(new Uri("http://127.0.0.1:4318"), settings.Http.TelemetryEndpoint);
        Assert.Equal(["10.0.0.0/8", "::1/128"], settings.Http.TrustedProxies.Select(network => network.ToString()));
        Assert.Equal((3, 4, 5, 6), (settings.Http.DrainDelay.TotalSeconds, settings.Http.DrainLimit.TotalSeconds, settings.Http.MaxConnections, settings.Http.MaxConnectionsOfAddress));
        var rates = settings.Http.Rates;
        Assert.Equal((7, 8, 9, 10, 11), (rates.StrangerPerSecond, rates.FailurePerSecond, rates.CallerPerSecond, rates.OrganisationPerSecond, rates.OrganisationAtOnce));
    }

    [Fact]
    public void With_a_certificate_it_listens_by_TLS()
    {
        var settings = Read("--tls-certificate", "c.pem", "--tls-key", "k.pem");

        Assert.Equal("https://127.0.0.1:5600", settings.Listen);
        Assert.True(Path.IsPathRooted(settings.Http.CertificateFile));
    }

    [Theory]
    [InlineData("--trusted-proxies", "10.0.0.1/33")]
    [InlineData("--listen", "https://127.0.0.1:1")]
    [InlineData("--rate-caller", "0")]
    [InlineData("--drain-delay", "601")]
    [InlineData("--otlp-endpoint", "file:///etc/passwd")]
    [InlineData("--log-level", "debug")]
    public void What_cannot_be_used_is_named_with_what_could_be(string name, string value) =>
        Assert.StartsWith($"`{name} {value}` cannot be used; it is ", Assert.Throws<PlatformException>(() => Read(name, value)).Message);

    private static ServerSettings Read(params string[] arguments) => ServerSettings.Read(arguments, new Dictionary<string, string?>());
}
