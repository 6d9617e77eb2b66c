using SigmaShake.Platform;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Http.Transport;
using SigmaShake.Server.Testing;
using SigmaShake.Testing;

namespace SigmaShake.Server.Tests.Http;

/// <summary>With a certificate the server speaks TLS 1.3, and nothing older. OpenSSL is the client.</summary>
public sealed class TlsTests : IDisposable
{
    private readonly SelfMade _certificate = new();

    [Fact]
    public async Task TLS_13_is_spoken_and_12_refused()
    {
        await using var server = await StartAsync();

        var current = await ConnectAsync(server, "-tls1_3");
        var old = await ConnectAsync(server, "-tls1_2");

        Assert.Contains("TLSv1.3", current.Out);
        Assert.Contains("Verify return code: 0 (ok)", current.Out);
        Assert.NotEqual(0, old.ExitCode);
        Assert.Contains("alert protocol version", old.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_browser_is_told_to_come_by_TLS_alone()
    {
        await using var server = await StartAsync();
        using var client = Trusting(server);

        var response = await client.GetAsync("/healthz", TestContext.Current.CancellationToken);

        Assert.Equal("max-age=63072000; includeSubDomains", response.Headers.GetValues("Strict-Transport-Security").Single());
    }

    [Fact]
    public void A_certificate_without_its_key_or_with_anothers_is_refused_with_the_cure()
    {
        using var other = new SelfMade();

        Assert.Contains("set both", Assert.Throws<PlatformException>(() => TlsCertificate.Read(new HttpOptions { CertificateFile = _certificate.CertificateFile })).Message);
        Assert.Contains("its own private key", Assert.Throws<PlatformException>(() => TlsCertificate.Read(new HttpOptions { CertificateFile = _certificate.CertificateFile, CertificateKeyFile = other.KeyFile })).Message);
        Assert.Contains("its own private key", Assert.Throws<PlatformException>(() => TlsCertificate.Read(new HttpOptions { CertificateFile = "/nowhere", CertificateKeyFile = other.KeyFile })).Message);
    }

    public void Dispose() => _certificate.Dispose();

    private Task<RunningServer> StartAsync() =>
        RunningServer.StartAsync(new HttpOptions { CertificateFile = _certificate.CertificateFile, CertificateKeyFile = _certificate.KeyFile, Rates = RunningServer.Unlimited });

    // The root alone is known to the client: the one between has to come from the server.
    private Task<ChildResult> ConnectAsync(RunningServer server, string version) => ChildProcess.RunAsync(
        "openssl", ["s_client", version, "-CAfile", _certificate.RootFile, "-verify_return_error", "-servername", "localhost", "-connect", new Uri(server.Address).Authority]);

    private HttpClient Trusting(RunningServer server)
    {
        var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = _certificate.Trust;
        return new HttpClient(handler) { BaseAddress = new Uri(server.Address) };
    }
}
