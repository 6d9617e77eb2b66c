using System.Runtime.CompilerServices;
using SigmaShake.Testing;

namespace SigmaShake.Signing.EndToEnd.TufJs;

/// <summary>Whether, and where, <c>eng/tuf-js/install</c> has left the foreign implementation, and how a script that uses it is run.</summary>
public static class TufJsPackage
{
    private static string Modules => Path.Combine(Checkout.Root, "artifacts", "tuf-js", "node_modules");

    /// <summary>Whether it can be run here.</summary>
    public static bool IsInstalled => Directory.Exists(Path.Combine(Modules, "tuf-js")) && (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "node")));

    /// <summary>Runs a script of this folder with Node.</summary>
    internal static Task<ChildResult> RunAsync(string script, params IEnumerable<string> arguments) => ChildProcess.RunAsync(
        "node",
        [Path.Combine(Checkout.Root, "tests", "SigmaShake.Signing.EndToEnd", "TufJs", script), .. arguments],
        environment: new Dictionary<string, string?> { ["NODE_PATH"] = Modules });
}

/// <summary>A test that runs the foreign implementation; skipped by name unless <see cref="TufJsPackage.IsInstalled"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TufJsFactAttribute : FactAttribute
{
    public TufJsFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
        Skip = "needs Node 20 and npm's tuf-js; `eng/tuf-js/install` installs it (1.4 MB)";
        SkipUnless = nameof(TufJsPackage.IsInstalled);
        SkipType = typeof(TufJsPackage);
    }
}
