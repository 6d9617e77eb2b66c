using System.Runtime.CompilerServices;
using SigmaShake.Server.Settings;

namespace SigmaShake.Server.Doctor;

/// <summary><c>sigmashake-server doctor</c>: looks at what the server needs, changes nothing, and says one line about each.</summary>
internal static class Examination
{
    /// <summary>Looks and prints.</summary>
    /// <returns>The exit code: 0 if the server can work, 1 if something is bad.</returns>
    public static async Task<int> RunAsync(ServerSettings settings, TextWriter output, CancellationToken cancellation)
    {
        var worst = Severity.Good;
        await foreach (var finding in FindAsync(settings, cancellation))
        {
            await output.WriteLineAsync(finding.ToString());
            if (finding.Severity > worst) worst = finding.Severity;
        }

        return worst == Severity.Bad ? 1 : 0;
    }

    private static async IAsyncEnumerable<Finding> FindAsync(ServerSettings settings, [EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return Finding.Good($"configuration: listens on {settings.Listen}, data in {settings.Platform.DataDirectory}");
        foreach (var finding in FolderCheck.Look(settings.Platform)) yield return finding;
        var key = KeyCheck.Look(settings.Platform);
        yield return key;
        if (key.Severity == Severity.Good)
        {
            await foreach (var finding in DatabaseCheck.LookAsync(settings, cancellation)) yield return finding;
        }

        foreach (var finding in CertificateCheck.Look(settings.Http, TimeProvider.System)) yield return finding;
        if (!settings.Listen.Contains("//127.0.0.1", StringComparison.Ordinal) && settings.Http is { CertificateFile: null, TrustedProxies.Count: 0 })
        {
            yield return Finding.Warning("others can reach the server and it speaks no TLS", "set tls-certificate and tls-key, or trusted-proxies if a proxy in front does");
        }
    }
}
