using SigmaShake.Rules.Diagnostics;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Images;

namespace SigmaShake.Cli.Loading;

/// <summary>A pack of rules that is shipped inside the binary.</summary>
/// <param name="Name">What qualifies its ids.</param>
/// <param name="Summary">What it guards, for the list.</param>
/// <param name="IsBuiltIn">Whether it guards ourselves, above every layer.</param>
/// <param name="IsDefault">Whether it is in force without being enabled.</param>
internal sealed record EmbeddedPack(string Name, string Summary, bool IsBuiltIn, bool IsDefault)
{
    private RuleImage? _image;

    /// <summary>Every pack of the binary.</summary>
    public static readonly EmbeddedPack[] All =
    [
        new("self-protection", "SigmaShake itself: its state, the agents' settings that have it asked, agents without their hooks", IsBuiltIn: true, IsDefault: true),
        new("destructive", "files, disks and data that are gone at once", IsBuiltIn: false, IsDefault: true),
        new("git", "work that git would lose, and history that others have", IsBuiltIn: false, IsDefault: true),
        new("secrets", "credentials read or sent", IsBuiltIn: false, IsDefault: true),
        new("remote-code", "code from elsewhere run unread, shells handed to elsewhere", IsBuiltIn: false, IsDefault: true),
        new("system", "services, users, boot, kernel and package state of the machine", IsBuiltIn: false, IsDefault: false),
        new("containers", "containers, images, volumes and what they may reach of the host", IsBuiltIn: false, IsDefault: false),
        new("cloud", "resources of AWS, Google Cloud, Azure, Terraform and the like", IsBuiltIn: false, IsDefault: false),
        new("kubernetes", "cluster resources, releases, backups and access", IsBuiltIn: false, IsDefault: false),
        new("databases", "data, tables and databases, through their own clients", IsBuiltIn: false, IsDefault: false),
        new("packages", "what is published or installed, and from where", IsBuiltIn: false, IsDefault: false),
        new("network", "firewalls, routes, tunnels, scans and ports open to the world", IsBuiltIn: false, IsDefault: false),
        new("privacy", "mail, history, clipboard, screen and other personal data", IsBuiltIn: false, IsDefault: false),
        new("ci", "pipelines, their secrets and runners, releases", IsBuiltIn: false, IsDefault: false),
        new("saas", "mail, CDN, monitoring, payment, DNS, feature flags and other services", IsBuiltIn: false, IsDefault: false),
    ];

    /// <summary>The pack of that name, or null.</summary>
    public static EmbeddedPack? Find(string name) => Array.Find(All, pack => pack.Name == name);

    /// <summary>The first of these names that no pack bears, as the end of a sentence; null where all are known.</summary>
    public static string? FirstUnknown(string[] names)
    {
        foreach (var name in names)
        {
            if (Find(name) is not null) continue;
            return $"the pack `{name}`, which `ssg` does not have; {Spelling.Help(name, [.. All.Select(pack => pack.Name)])}";
        }

        return null;
    }

    /// <summary>Its rules, compiled.</summary>
    public RuleImage Image => _image ??= PackImages.Of(Name);

    /// <summary>What its rules are in force as.</summary>
    public SourceIdentity Identity(bool mayLoosen) => new(IsBuiltIn ? Layer.BuiltIn : Layer.Default, Name, IsPack: true, IsTrusted: true, mayLoosen);

    /// <summary>What its rules are in force as where an organisation enforces it: no person's word makes it loosen.</summary>
    public SourceIdentity FleetIdentity => new(Layer.Fleet, Name, IsPack: true, IsTrusted: true, MayLoosen: false);

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
}
