using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SigmaShake.Net.Http;

/// <summary>An authority that an organisation's own server has its certificate from, trusted beside those of the machine.</summary>
internal sealed class TlsTrust
{
    /// <summary>The largest file of certificates, in bytes: 256 KiB.</summary>
    public const int MaxBytes = 256 << 10;

    private readonly X509Certificate2Collection _authorities;

    private TlsTrust(X509Certificate2Collection authorities) => _authorities = authorities;

    /// <summary>Reads certificates in PEM; null and what is wrong where there are none.</summary>
    public static TlsTrust? Parse(ReadOnlySpan<byte> pem, out string problem)
    {
        problem = "holds no certificate in PEM";
        try
        {
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPem(System.Text.Encoding.ASCII.GetString(pem));
            return authorities.Count > 0 ? new TlsTrust(authorities) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Has connections trust it. Names, times and uses are checked as ever.</summary>
    public void ApplyTo(SslClientAuthenticationOptions options)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        using var system = new X509Store(StoreName.Root, StoreLocation.LocalMachine);
        system.Open(OpenFlags.ReadOnly);
        policy.CustomTrustStore.AddRange(system.Certificates);
        policy.CustomTrustStore.AddRange(_authorities);
        options.CertificateChainPolicy = policy;
    }
}
