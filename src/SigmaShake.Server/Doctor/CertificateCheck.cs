using SigmaShake.Platform;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Http.Transport;

namespace SigmaShake.Server.Doctor;

/// <summary>Whether the certificate can be used, and for how long.</summary>
internal static class CertificateCheck
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(21);

    public static IEnumerable<Finding> Look(HttpOptions http, TimeProvider clock)
    {
        TlsCertificate? certificate = null;
        Finding? wrong = null;
        try
        {
            certificate = TlsCertificate.Read(http);
        }
        catch (PlatformException e)
        {
            wrong = new Finding(Severity.Bad, e.Message);
        }

        if (wrong is not null) yield return wrong;
        if (certificate is null) yield break;
        using var leaf = certificate.Leaf;
        yield return Validity(http.CertificateFile!, leaf.NotBefore.ToUniversalTime(), leaf.NotAfter.ToUniversalTime(), clock.GetUtcNow().UtcDateTime);
        if ((File.GetUnixFileMode(http.CertificateKeyFile!) & (UnixFileMode.OtherRead | UnixFileMode.OtherWrite)) != UnixFileMode.None)
        {
            yield return Finding.Bad($"everybody may read the private key `{http.CertificateKeyFile}`", $"chmod 600 '{http.CertificateKeyFile}', and have a new one made: this one is no secret");
        }
    }

    private static Finding Validity(string file, DateTime from, DateTime to, DateTime now)
    {
        if (now < from) return Finding.Bad($"certificate `{file}` is not valid before {from:yyyy-MM-dd}", "wait, or set the clock");
        if (now >= to) return Finding.Bad($"certificate `{file}` has expired on {to:yyyy-MM-dd}", "renew it and start the server again");
        return to - now < Soon
            ? Finding.Warning($"certificate `{file}` expires on {to:yyyy-MM-dd}", "renew it and start the server again")
            : Finding.Good($"certificate `{file}`: valid until {to:yyyy-MM-dd}");
    }
}
