using System.Diagnostics;
using System.Runtime.CompilerServices;
using SigmaShake.Testing;

namespace SigmaShake.Server.EndToEnd.WebTools;

/// <summary>Whether, and where, <c>eng/web-tools/install</c> has left what others judge web servers by, and how it is run.</summary>
public static class WebToolsPackage
{
    private static readonly string Scripts = Path.Combine(Checkout.Root, "tests", "SigmaShake.Server.EndToEnd", "WebTools");

    private static string Modules => Path.Combine(Checkout.Root, "artifacts", "web-tools", "node_modules");

    /// <summary>Whether it can be run here.</summary>
    public static bool IsInstalled => File.Exists(Path.Combine(Modules, "..", "installed-package-lock.json")) && (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "node")));

    /// <summary>Runs a script of this folder with Node.</summary>
    /// <param name="rootFile">The root certificate that it shall know beside its own; null for none.</param>
    internal static Task<ChildResult> RunAsync(string script, string? rootFile, params IEnumerable<string> arguments) => ChildProcess.RunAsync(
        "node", [Path.Combine(Scripts, script), .. arguments], environment: new Dictionary<string, string?> { ["NODE_PATH"] = Modules, ["NODE_EXTRA_CA_CERTS"] = rootFile });

    /// <summary>Runs a program of the package to its end.</summary>
    internal static Task<ChildResult> RunProgramAsync(string program, params IEnumerable<string> arguments) =>
        ChildProcess.RunAsync("node", [Path.Combine(Modules, ".bin", program), .. arguments], workingDirectory: Scripts);

    /// <summary>Starts a program of the package, which whoever asked ends.</summary>
    internal static Process Start(string program, params IEnumerable<string> arguments) => Process.Start(
        new ProcessStartInfo("node", [Path.Combine(Modules, ".bin", program), .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
}

/// <summary>A test that runs them; skipped by name unless <see cref="WebToolsPackage.IsInstalled"/>, and failing on the build server.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WebToolsFactAttribute : FactAttribute
{
    public WebToolsFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true") return;
        Skip = "needs Node 20 and npm's packages of `eng/web-tools`; `eng/web-tools/install` installs them (250 MB)";
        SkipUnless = nameof(WebToolsPackage.IsInstalled);
        SkipType = typeof(WebToolsPackage);
    }
}
