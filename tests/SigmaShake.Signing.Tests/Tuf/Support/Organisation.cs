using System.Text;
using SigmaShake.Signing.Tuf;
using SigmaShake.Signing.Tuf.Metadata;
using SigmaShake.Signing.Tuf.Repository;

namespace SigmaShake.Signing.Tests.Tuf.Support;

/// <summary>Three people, two of whom sign root and targets, and a server that signs snapshot and timestamp.</summary>
internal sealed class Organisation : IDisposable
{
    public TufSigner Server { get; } = TufSigner.Generate();

    public TufSigner[] People { get; } = [TufSigner.Generate(), TufSigner.Generate(), TufSigner.Generate()];

    public void Dispose()
    {
        Server.Dispose();
        foreach (var signer in People) signer.Dispose();
    }

    public TufRoot Root(long version)
    {
        var people = new TufRole([.. People.Select(signer => signer.Key.Id)], 2);
        var server = new TufRole([Server.Key.Id], 1);
        return new TufRoot(
            version,
            RepositorySimulator.Now.AddDays(365),
            IsConsistentSnapshot: true,
            People.Append(Server).ToDictionary(signer => signer.Key.Id, signer => signer.Key),
            new Dictionary<string, TufRole> { [TufRoleNames.Root] = people, [TufRoleNames.Targets] = people, [TufRoleNames.Snapshot] = server, [TufRoleNames.Timestamp] = server });
    }

    public TufStaged Sign(string role, TufMetadata content, Func<IEnumerable<TufSigner>, IEnumerable<TufSigner>>? signers = null)
    {
        var staged = TufStaged.Of(role, content).Value!;
        var authority = TufAuthority.Of(Root(1), role);
        var all = role is TufRoleNames.Root or TufRoleNames.Targets ? People.AsEnumerable() : [Server];
        foreach (var signer in signers?.Invoke(all) ?? all) staged = staged.With(staged.Sign(signer), authority).Value!;
        return staged;
    }

    /// <summary>One file of rules, and all the metadata that it takes.</summary>
    public TufRelease Release(
        TufRepository before,
        string rules,
        TufStaged? root = null,
        Func<IEnumerable<TufSigner>, IEnumerable<TufSigner>>? signers = null,
        (TufStaged Role, TufDelegations By)? delegated = null,
        string path = "bundle/rules")
    {
        var content = Encoding.UTF8.GetBytes(rules);
        var old = before.Targets(TufRoleNames.Targets);
        var targets = Sign(
            TufRoleNames.Targets,
            new TufTargets((old?.Version ?? 0) + 1, RepositorySimulator.Now.AddDays(99), new Dictionary<string, TufTarget> { [path] = TufTarget.Of(content) }, delegated?.By),
            signers);
        var changed = delegated is { } deputy ? new[] { targets, deputy.Role } : [targets];
        var snapshot = Sign(TufRoleNames.Snapshot, TufNext.Snapshot(before.Snapshot, changed, RepositorySimulator.Now.AddDays(99)), signers);
        var timestamp = Sign(TufRoleNames.Timestamp, TufNext.Timestamp(before.Timestamp, snapshot, RepositorySimulator.Now.AddDays(9)), signers);
        root ??= before.Root is null ? Sign(TufRoleNames.Root, Root(1), signers) : null;
        return new TufRelease([.. changed, snapshot, timestamp, .. root is null ? [] : new[] { root }], new Dictionary<string, ReadOnlyMemory<byte>> { [path] = content });
    }

    public async Task<TufPublication> PublishAsync(TufRepository before, string rules)
    {
        var published = await before.PublishAsync(Release(before, rules), RepositorySimulator.Now);
        Assert.True(published.Succeeded, published.Error?.ToString());
        return published.Value;
    }
}
