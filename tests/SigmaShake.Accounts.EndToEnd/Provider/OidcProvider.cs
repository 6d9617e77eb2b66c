using System.Diagnostics;
using System.Runtime.CompilerServices;
using SigmaShake.WebTools;
using SigmaShake.Testing;

namespace SigmaShake.Accounts.EndToEnd.Provider;

/// <summary>npm's <c>oidc-provider</c>, running.</summary>
public sealed class OidcProvider : IDisposable
{
    public const string ClientId = "sigmashake";
    public const string ClientSecret = "a secret of the tests";

    private readonly Process _process;

    private OidcProvider(Process process, string issuer)
    {
        _process = process;
        Issuer = issuer;
    }

    public string Issuer { get; }

    /// <summary>Whether it, and a browser, can be run here.</summary>
    public static bool IsInstalled => Directory.Exists(Path.Combine(Modules, "oidc-provider")) && IsOnPath("node") && BrowserTools.IsInstalled;

    private static string Modules => Path.Combine(Checkout.Root, "artifacts", "identity-provider", "node_modules");

    public static async Task<OidcProvider> StartAsync(string redirectUri)
    {
        var script = Path.Combine(Checkout.Root, "tests", "SigmaShake.Accounts.EndToEnd", "Provider", "provider.mjs");
        var process = Process.Start(new ProcessStartInfo("node", [script, Modules, ClientId, ClientSecret, redirectUri])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;

        // What it says while it runs is of no interest, and must not fill a pipe.
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var issuer = await process.StandardOutput.ReadLineAsync().WaitAsync(ChildProcess.TimeLimit);
        return new OidcProvider(process, issuer ?? throw new InvalidOperationException("oidc-provider did not start"));
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10))) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static bool IsOnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));
}

/// <summary>A test that needs the provider and a browser; skipped by name unless <see cref="OidcProvider.IsInstalled"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ProviderFactAttribute : FactAttribute
{
    public ProviderFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
        Skip = "needs Chromium, Node 20 and npm's oidc-provider; `eng/identity-provider/install` installs the last (10 MB)";
        SkipUnless = nameof(OidcProvider.IsInstalled);
        SkipType = typeof(OidcProvider);
    }
}
