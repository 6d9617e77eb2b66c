using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SigmaShake.Net.Http;
using SigmaShake.Net.Tests.Support;

namespace SigmaShake.Net.Tests.Http;

public sealed class ServerConnectionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_private_authority_is_trusted_where_it_was_named_and_nowhere_else()
    {
        using var authority = Authority();
        using var certificate = Certificate(authority, "127.0.0.1");
        using var fleet = await PublishedAsync();
        await using var server = await StandInServer.StartAsync(fleet, certificate);
        using var home = new FleetHome();

        Assert.Equal(1, await home.EnrolAsync(server));
        Assert.Contains("shows a certificate that is not trusted", home.Error);

        var file = home.Write("ca.pem", authority.ExportCertificatePem());
        Assert.True(await home.EnrolAsync(server, "--ca", file) == 0, home.Error);
        File.Delete(file);
        Assert.True(await home.SyncAsync() == 0, home.Error);
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_refused_whoever_signed_it()
    {
        using var authority = Authority();
        using var certificate = Certificate(authority, "127.0.0.2");
        using var fleet = await PublishedAsync();
        await using var server = await StandInServer.StartAsync(fleet, certificate);
        using var home = new FleetHome();

        Assert.Equal(1, await home.EnrolAsync(server, "--ca", home.Write("ca.pem", authority.ExportCertificatePem())));

        Assert.Contains("shows a certificate that is not trusted", home.Error);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        using var fleet = await PublishedAsync();
        await using var server = await StandInServer.StartAsync(fleet);
        server.Instead = context =>
        {
            context.Response.Redirect("/elsewhere");
            return Task.FromResult(true);
        };

        var reply = await GetAsync(server, 1000);

        Assert.Equal(302, reply.Status);
        Assert.Equal(0, server.Asked("/elsewhere"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_that_is_too_long_is_not_read(bool saysHowLong)
    {
        using var fleet = await PublishedAsync();
        await using var server = await StandInServer.StartAsync(fleet);
        server.Instead = async context =>
        {
            if (saysHowLong) context.Response.ContentLength = 1 << 20;
            await context.Response.Body.WriteAsync(new byte[1 << 20], Cancellation);
            return true;
        };

        Assert.Contains("more than 1000 bytes", (await GetAsync(server, 1000)).Failure);
    }

    [Fact]
    public async Task A_server_that_says_nothing_or_breaks_off_is_left()
    {
        using var fleet = await PublishedAsync();
        await using var server = await StandInServer.StartAsync(fleet);
        server.Instead = async context =>
        {
            await context.Response.Body.WriteAsync("a"u8.ToArray(), Cancellation);
            await context.Response.Body.FlushAsync(Cancellation);
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return true;
        };
        Assert.Contains("did not answer within 1 s", (await GetAsync(server, 1000, seconds: 1)).Failure);

        server.Instead = context =>
        {
            context.Abort();
            return Task.FromResult(true);
        };
        Assert.NotNull((await GetAsync(server, 1000)).Failure);
    }

    [Fact]
    public void Only_this_machine_itself_is_reached_without_encryption()
    {
        Assert.Null(ServerAddress.Parse("http://fleet.example.com", out _, out var problem));
        Assert.Contains("is not encrypted", problem);
        foreach (var address in new[] { "http://127.0.0.1:5600", "http://localhost", "http://[::1]:8", "https://fleet.example.com", "fleet.example.com" })
            Assert.NotNull(ServerAddress.Parse(address, out _, out _));
        Assert.Equal("https://fleet.example.com", ServerAddress.Parse("Fleet.example.com", out _, out _)!.ToString());
    }

    private static async Task<Reply> GetAsync(StandInServer server, int maxBytes, int seconds = 30)
    {
        using var connection = new ServerConnection(ServerAddress.Parse(server.Address, out _, out _)!, null);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{server.Address}/file");
        return await connection.SendAsync(request, maxBytes, TimeSpan.FromSeconds(seconds), Cancellation);
    }

    private static async Task<SignedFleet> PublishedAsync()
    {
        var fleet = new SignedFleet();
        await fleet.PublishAsync(SignedFleet.RulesAgainst("curl"));
        return fleet;
    }

    private static X509Certificate2 Authority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=an authority of tests", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
    }

    private static X509Certificate2 Certificate(X509Certificate2 authority, string address)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=a server of tests", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(System.Net.IPAddress.Parse(address));
        request.CertificateExtensions.Add(names.Build());
        using var bare = request.Create(authority, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(20), RandomNumberGenerator.GetBytes(8));
        return bare.CopyWithPrivateKey(key);
    }
}
