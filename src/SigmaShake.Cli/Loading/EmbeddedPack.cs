using SigmaShake.Rules.Diagnostics;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Images;

namespace SigmaShake.Cli.Loading;

/// <summary>A pack of rules that is shipped inside the binary.</summary>
/// <param name="Name">What qualifies its ids.</param>
/// <param name="IsBuiltIn">Whether it guards ourselves, above every layer.</param>
/// <param name="IsDefault">Whether it is in force without being enabled.</param>
internal sealed record EmbeddedPack(string Name, bool IsBuiltIn, bool IsDefault)
{
    private RuleImage? _image;

    /// <summary>Every pack of the binary.</summary>
    public static readonly EmbeddedPack[] All =
    [
        new("self-protection", IsBuiltIn: true, IsDefault: true),
        new("destructive", IsBuiltIn: false, IsDefault: true),
        new("git", IsBuiltIn: false, IsDefault: true),
        new("secrets", IsBuiltIn: false, IsDefault: true),
        new("remote-code", IsBuiltIn: false, IsDefault: true),
        new("system", IsBuiltIn: false, IsDefault: false),
        new("containers", IsBuiltIn: false, IsDefault: false),
        new("cloud", IsBuiltIn: false, IsDefault: false),
        new("kubernetes", IsBuiltIn: false, IsDefault: false),
        new("databases", IsBuiltIn: false, IsDefault: false),
        new("packages", IsBuiltIn: false, IsDefault: false),
        new("network", IsBuiltIn: false, IsDefault: false),
        new("privacy", IsBuiltIn: false, IsDefault: false),
        new("ci", IsBuiltIn: false, IsDefault: false),
        new("saas", IsBuiltIn: false, IsDefault: false),
    ];

    /// <summary>The first of these names that no pack bears, as the end of a sentence; null where all are known.</summary>
    public static string? FirstUnknown(string[] names)
    {
        foreach (var name in names)
        {
            if (IsKnown(name)) continue;
            return $"the pack `{name}`, which `ssg` does not have; {Spelling.Help(name, [.. All.Select(pack => pack.Name)])}";
        }

        return null;
    }

    /// <summary>Its rules, compiled.</summary>
    public RuleImage Image => _image ??= PackImages.Of(Name);

    /// <summary>What its rules are in force as.</summary>
    public SourceIdentity Identity(bool mayLoosen) => new(IsBuiltIn ? Layer.BuiltIn : Layer.Default, Name, IsPack: true, IsTrusted: true, mayLoosen);

    /// <summary>The name of its file in messages.</summary>
    public string FileName => $"packs/{Name}.rules";

    /// <summary>Its text as UTF-8.</summary>
    public byte[] Read()
    {
        using var stream = typeof(EmbeddedPack).Assembly.GetManifestResourceStream(FileName)
            ?? throw new InvalidOperationException($"the binary lacks `{FileName}`");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static bool IsKnown(string name)
    {
        foreach (var pack in All)
        {
            if (pack.Name == name) return true;
        }

        return false;
    }
}
