using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SigmaShake.Platform.Http.Transport;

/// <summary>The certificate that the server shows, with those between it and its root.</summary>
/// <param name="Leaf">Its own, with the private key.</param>
/// <param name="Chain">The others of the file.</param>
public sealed record TlsCertificate(X509Certificate2 Leaf, X509Certificate2Collection Chain)
{
    /// <summary>Reads it from the files that are configured; null if none are.</summary>
    /// <exception cref="PlatformException">A file is missing or holds something else, or the key is another certificate's.</exception>
    public static TlsCertificate? Read(HttpOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options is { CertificateFile: null, CertificateKeyFile: null }) return null;
        if (options is not { CertificateFile: { } file, CertificateKeyFile: { } keyFile })
        {
            throw new PlatformException("a certificate without its key, or a key without its certificate", "set both `tls-certificate` and `tls-key`");
        }

        try
        {
            var leaf = X509Certificate2.CreateFromPemFile(file, keyFile);
            var chain = new X509Certificate2Collection();
            chain.ImportFromPemFile(file);
            chain.RemoveAt(0);
            return new TlsCertificate(leaf, chain);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new PlatformException($"the certificate `{file}` with the key `{keyFile}` cannot be used: {e.Message.ReplaceLineEndings(" ")}", "give the server PEM files of a certificate and its own private key", e);
        }
    }
}
