using SigmaShake.Signing.Bundles;
using SigmaShake.Signing.Tuf;
using SigmaShake.Signing.Tuf.Metadata;
using SigmaShake.Signing.Tuf.Repository;

namespace SigmaShake.Fleet.Releases;

/// <summary>What somebody sends to be published: roots, and targets with their bundle. Read, and not verified.</summary>
/// <param name="Roots">New versions of the root, in their order.</param>
/// <param name="Targets">New targets metadata; null where only the root changes.</param>
/// <param name="Bundle">The bundle; empty exactly where there are no targets.</param>
internal sealed record ReleaseUpload(IReadOnlyList<TufStaged> Roots, TufStaged? Targets, ReadOnlyMemory<byte> Bundle)
{
    /// <summary>The largest targets metadata, in bytes: it describes one file.</summary>
    public const int MaxTargetsBytes = 256 << 10;

    /// <summary>The largest root, in bytes.</summary>
    public const int MaxRootBytes = 256 << 10;

    /// <summary>The most roots at once.</summary>
    public const int MaxRoots = 8;

    /// <summary>The largest upload as a whole.</summary>
    public const int MaxBytes = RuleBundle.MaxBytes + MaxTargetsBytes + (MaxRoots * MaxRootBytes) + (64 << 10);

    /// <summary>What the targets say.</summary>
    public TufTargets? TargetsContent => Targets?.Content as TufTargets;

    /// <summary>Reads an upload; what is wrong with it otherwise.</summary>
    public static (ReleaseUpload? Upload, string? Problem) Read(IReadOnlyList<byte[]> roots, byte[]? targets, byte[]? bundle)
    {
        if (roots.Count > MaxRoots) return (null, $"At most {MaxRoots} roots are published at once.");
        if (roots.Any(root => root.Length > MaxRootBytes) || targets?.Length > MaxTargetsBytes || bundle?.Length > RuleBundle.MaxBytes) return (null, "A file is larger than it may be.");
        if (targets is null != bundle is null) return (null, "Send `targets` and `bundle` together.");
        if (targets is null && roots.Count == 0) return (null, "Send `targets` and `bundle`, or a new `root`, or both.");
        var staged = new List<TufStaged>();
        foreach (var root in roots)
        {
            var parsed = TufStaged.Parse(TufRoleNames.Root, root);
            if (!parsed.Succeeded) return (null, parsed.Error.ToString());
            staged.Add(parsed.Value);
        }

        staged.Sort((left, right) => left.Content.Version.CompareTo(right.Content.Version));
        if (targets is null) return (new ReleaseUpload(staged, null, default), null);
        var described = TufStaged.Parse(TufRoleNames.Targets, targets);
        if (!described.Succeeded) return (null, described.Error.ToString());
        return RuleBundle.Parse(bundle).Error is { } broken ? (null, broken.ToString()) : (new ReleaseUpload(staged, described.Value, bundle), null);
    }
}
