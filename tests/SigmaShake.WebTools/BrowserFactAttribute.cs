using System.Runtime.CompilerServices;
using Xunit;

namespace SigmaShake.WebTools;

/// <summary>A test that needs a browser; skipped by name unless <see cref="BrowserTools.IsInstalled"/>, and failing on the build server.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true") return;
        Skip = "needs Chromium and npm's axe-core; `eng/identity-provider/install` installs the latter (10 MB)";
        SkipUnless = nameof(BrowserTools.IsInstalled);
        SkipType = typeof(BrowserTools);
    }
}
