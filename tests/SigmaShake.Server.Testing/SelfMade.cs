using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SigmaShake.Testing;

namespace SigmaShake.Server.Testing;

/// <summary>A root of our own, one certificate between, and one for this machine: files as an operator has them.</summary>
public sealed class SelfMade : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SelfMade(TimeSpan? life = null)
    {
        var now = TimeProvider.System.GetUtcNow();
        var to = now + (life ?? TimeSpan.FromDays(90));
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var root = Authority("CN=test root", rootKey).CreateSelfSigned(now.AddDays(-300), now.AddDays(300));
        using var betweenKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var between = Authority("CN=test issuer", betweenKey).Create(root, now.AddDays(-200), now.AddDays(200), [1]);
        using var betweenWithKey = between.CopyWithPrivateKey(betweenKey);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var leaf = Leaf(key).Create(betweenWithKey, now.AddDays(-100), to, [2]);
        CertificateFile = _folder.Write("server.pem", leaf.ExportCertificatePem() + "\n" + between.ExportCertificatePem() + "\n");
        KeyFile = _folder.Write("server.key", key.ExportPkcs8PrivateKeyPem());
        RootFile = _folder.Write("root.pem", root.ExportCertificatePem());
        File.SetUnixFileMode(KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Root = X509CertificateLoader.LoadCertificate(root.RawData);
    }

    public string CertificateFile { get; }

    public string KeyFile { get; }

    public string RootFile { get; }

    /// <summary>What a client that knows the root alone goes by.</summary>
    public X509ChainPolicy Trust => new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, CustomTrustStore = { Root } };

    private X509Certificate2 Root { get; }

    public void Dispose()
    {
        Root.Dispose();
        _folder.Dispose();
    }

    private static CertificateRequest Authority(string name, ECDsa key)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        return request;
    }

    private static CertificateRequest Leaf(ECDsa key)
    {
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        return request;
    }
}
