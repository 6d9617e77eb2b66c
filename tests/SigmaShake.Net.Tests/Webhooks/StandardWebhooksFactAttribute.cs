using System.Runtime.CompilerServices;
using SigmaShake.Testing;

namespace SigmaShake.Net.Tests.Webhooks;

/// <summary>A test that runs npm's <c>standardwebhooks</c>; skipped by name unless <see cref="IsInstalled"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StandardWebhooksFactAttribute : FactAttribute
{
    public StandardWebhooksFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
        Skip = "needs Node and npm's standardwebhooks; `eng/standard-webhooks/install` installs it (0.2 MB)";
        SkipUnless = nameof(IsInstalled);
        SkipType = typeof(StandardWebhooksFactAttribute);
    }

    /// <summary>Where it is.</summary>
    public static string Folder => Path.Combine(Checkout.Root, "artifacts", "standard-webhooks");

    /// <summary>Whether it can be run here.</summary>
    public static bool IsInstalled =>
        Directory.Exists(Path.Combine(Folder, "node_modules", "standardwebhooks")) && (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "node")));
}
