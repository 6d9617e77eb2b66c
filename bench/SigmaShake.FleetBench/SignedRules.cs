using SigmaShake.Signing.Bundles;
using SigmaShake.Signing.Keys;
using SigmaShake.Signing.Tuf;
using SigmaShake.Signing.Tuf.Metadata;
using SigmaShake.Signing.Tuf.Repository;

namespace SigmaShake.FleetBench;

/// <summary>What the two people of an organisation sign.</summary>
internal static class SignedRules
{
    private const int Rules = 40;

    /// <summary>A bundle of forty rules.</summary>
    public static byte[] Bundle(long release)
    {
        var text = string.Concat(Enumerable.Range(0, Rules).Select(rule => $"rule no-tool-{rule} {{\n  DENY execution\n  IF command INVOKES \"tool{rule}-{release}\"\n  MESSAGE \"Use the shop's own tool.\"\n}}\n"));
        return RuleBundle.Of([new BundleFile("shop.rules", text)], BundleSettings.Defaults).Value!.ToBytes();
    }

    /// <summary>The first root, which names the server's key.</summary>
    public static TufStaged Root(TufSigner[] people, Ed25519PublicKey server)
    {
        var online = TufKey.Of(server);
        var role = new TufRole([.. people.Select(person => person.Key.Id)], people.Length);
        var only = new TufRole([online.Id], 1);
        var root = new TufRoot(
            1, DateTimeOffset.UtcNow.AddDays(365), IsConsistentSnapshot: true, people.Select(person => person.Key).Append(online).ToDictionary(key => key.Id),
            new Dictionary<string, TufRole> { [TufRoleNames.Root] = role, [TufRoleNames.Targets] = role, [TufRoleNames.Snapshot] = only, [TufRoleNames.Timestamp] = only });
        return Sign(TufRoleNames.Root, root, people, TufAuthority.Of(root, TufRoleNames.Root));
    }

    /// <summary>The targets of a release.</summary>
    public static TufStaged Targets(TufSigner[] people, TufRoot root, long release, byte[] bundle) => Sign(
        TufRoleNames.Targets, new TufTargets(release, DateTimeOffset.UtcNow.AddDays(90), new Dictionary<string, TufTarget> { [RuleBundle.TargetPath] = TufTarget.Of(bundle) }, null),
        people, TufAuthority.Of(root, TufRoleNames.Targets));

    private static TufStaged Sign(string role, TufMetadata content, TufSigner[] people, TufAuthority authority)
    {
        var staged = TufStaged.Of(role, content).Value!;
        foreach (var person in people) staged = staged.With(staged.Sign(person), authority).Value!;
        return staged;
    }
}
