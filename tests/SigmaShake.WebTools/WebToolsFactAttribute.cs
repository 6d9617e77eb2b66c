using System.Runtime.CompilerServices;
using Xunit;

namespace SigmaShake.WebTools;

/// <summary>A test that runs them; skipped by name unless <see cref="WebToolsPackage.IsInstalled"/>, and failing on the build server.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WebToolsFactAttribute : FactAttribute
{
    public WebToolsFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true") return;
        Skip = "needs Node 20 and npm's packages of `eng/web-tools`; `eng/web-tools/install` installs them (360 MB)";
        SkipUnless = nameof(WebToolsPackage.IsInstalled);
        SkipType = typeof(WebToolsPackage);
    }
}
