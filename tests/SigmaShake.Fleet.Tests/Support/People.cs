using SigmaShake.Signing.Bundles;
using SigmaShake.Signing.Fleet;
using SigmaShake.Signing.Keys;
using SigmaShake.Signing.Tuf;
using SigmaShake.Signing.Tuf.Metadata;
using SigmaShake.Signing.Tuf.Repository;

namespace SigmaShake.Fleet.Tests.Support;

/// <summary>The people who sign for an organisation, each with a key that no server has.</summary>
internal sealed class People : IDisposable
{
    public List<TufSigner> Root { get; } = [TufSigner.Generate(), TufSigner.Generate()];

    public List<TufSigner> Targets { get; } = [TufSigner.Generate(), TufSigner.Generate()];

    public int RootThreshold { get; set; } = 2;

    public int TargetsThreshold { get; set; } = 2;

    /// <summary>A root that names this server's key, signed by those who must.</summary>
    public TufStaged NewRoot(Ed25519PublicKey online, long version = 1, IEnumerable<TufSigner>? alsoBy = null, Func<TufRoot, TufRoot>? change = null)
    {
        var onlineKey = TufKey.Of(online);
        var keys = Root.Concat(Targets).Select(signer => signer.Key).Append(onlineKey).ToDictionary(key => key.Id);
        var root = new TufRoot(version, DateTimeOffset.UtcNow.AddDays(365), true, keys, new Dictionary<string, TufRole>
        {
            [TufRoleNames.Root] = Role(Root, RootThreshold),
            [TufRoleNames.Targets] = Role(Targets, TargetsThreshold),
            [TufRoleNames.Snapshot] = new TufRole([onlineKey.Id], 1),
            [TufRoleNames.Timestamp] = new TufRole([onlineKey.Id], 1),
        });
        root = change?.Invoke(root) ?? root;
        return Signed(TufRoleNames.Root, root, [.. Root, .. alsoBy ?? []]);
    }

    /// <summary>Targets that describe a bundle, signed by those who must.</summary>
    public TufStaged NewTargets(long version, ReadOnlyMemory<byte> bundle, RolloutPlan? plan = null, Func<TufTargets, TufTargets>? change = null, IReadOnlyList<TufSigner>? by = null)
    {
        var targets = new TufTargets(version, DateTimeOffset.UtcNow.AddDays(90), new Dictionary<string, TufTarget>
        {
            // A plain null would become an empty member, by way of an array.
            [RuleBundle.TargetPath] = TufTarget.Of(bundle.Span, plan is null ? default(ReadOnlyMemory<byte>?) : plan.ToCustom()),
        });
        return Signed(TufRoleNames.Targets, change?.Invoke(targets) ?? targets, by ?? Targets);
    }

    public static byte[] NewBundle(string rule) =>
        RuleBundle.Of([new BundleFile("fleet.rules", $"RULE {rule}\n  DENY bash\n  WHEN command INVOKES \"git push --force\"\n")], BundleSettings.Defaults).Value!.ToBytes();

    public void Dispose()
    {
        foreach (var signer in Root.Concat(Targets)) signer.Dispose();
    }

    private static TufRole Role(IEnumerable<TufSigner> signers, int threshold) => new([.. signers.Select(signer => signer.Key.Id)], threshold);

    private static TufStaged Signed(string role, TufMetadata content, IReadOnlyList<TufSigner> signers)
    {
        var staged = TufStaged.Of(role, content).Value!;
        var authority = new TufAuthority(role, Role(signers, 1), signers.ToDictionary(signer => signer.Key.Id, signer => signer.Key), "the test");
        foreach (var signer in signers) staged = staged.With(staged.Sign(signer), authority).Value!;
        return staged;
    }
}
