using SigmaShake.Testing;

namespace SigmaShake.WebTools;

/// <summary>Whether, and where, there are a browser and what finds barriers on pages.</summary>
public static class BrowserTools
{
    /// <summary>Debian's browser.</summary>
    public static string Chromium => "/usr/bin/chromium";

    /// <summary>axe-core, as <c>eng/identity-provider/install</c> leaves it.</summary>
    public static string Axe => Path.Combine(Checkout.Root, "artifacts", "identity-provider", "node_modules", "axe-core", "axe.min.js");

    /// <summary>Whether both are here.</summary>
    public static bool IsInstalled => File.Exists(Chromium) && File.Exists(Axe);
}
