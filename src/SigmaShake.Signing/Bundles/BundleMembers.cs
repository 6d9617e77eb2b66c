namespace SigmaShake.Signing.Bundles;

/// <summary>The members of a bundle's JSON.</summary>
internal static class BundleMembers
{
    public const string Version = "v";
    public const string Rules = "rules";
    public const string Settings = "settings";
    public const string Path = "path";
    public const string Text = "text";
    public const string Grant = "grant";
    public const string PacksEnabled = "packs_enabled";
    public const string Decisions = "decisions";
    public const string Send = "send";
}
