using System.Diagnostics;
using SigmaShake.Testing;

namespace SigmaShake.WebTools;

/// <summary>Whether, and where, <c>eng/web-tools/install</c> has left what others judge web servers by, and how it is run.</summary>
public static class WebToolsPackage
{
    private static readonly string Scripts = Path.Combine(Checkout.Root, "tests", "SigmaShake.WebTools", "Scripts");

    private static string Modules => Path.Combine(Checkout.Root, "artifacts", "web-tools", "node_modules");

    /// <summary>Whether it can be run here.</summary>
    public static bool IsInstalled => File.Exists(Path.Combine(Modules, "..", "installed-package-lock.json")) && (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "node")));

    /// <summary>Runs a script of this folder with Node.</summary>
    /// <param name="script">Its name.</param>
    /// <param name="rootFile">The root certificate that it shall know beside its own; null for none.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="timeLimit">How long it may take; null for <see cref="ChildProcess.TimeLimit"/>.</param>
    public static Task<ChildResult> RunAsync(string script, string? rootFile, IEnumerable<string> arguments, ReadOnlyMemory<byte> input = default, TimeSpan? timeLimit = null) => ChildProcess.RunAsync(
        "node", [Path.Combine(Scripts, script), .. arguments], input, environment: new Dictionary<string, string?> { ["NODE_PATH"] = Modules, ["NODE_EXTRA_CA_CERTS"] = rootFile }, timeLimit: timeLimit);

    /// <summary>Runs a program of the package to its end.</summary>
    public static Task<ChildResult> RunProgramAsync(string program, params IEnumerable<string> arguments) =>
        ChildProcess.RunAsync("node", [Path.Combine(Modules, ".bin", program), .. arguments], workingDirectory: Scripts);

    /// <summary>Starts a program of the package, which whoever asked ends.</summary>
    public static Process Start(string program, params IEnumerable<string> arguments) => Process.Start(
        new ProcessStartInfo("node", [Path.Combine(Modules, ".bin", program), .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
}
