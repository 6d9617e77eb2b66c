using System.Security.Cryptography;
using SigmaShake.Signing.Bundles;
using SigmaShake.Signing.Fleet;
using SigmaShake.Signing.Tuf;
using SigmaShake.Signing.Tuf.Metadata;
using SigmaShake.Signing.Tuf.Repository;

namespace SigmaShake.Net.Tests.Support;

/// <summary>An organisation: two people who both sign root and targets, a server that signs snapshot and timestamp, and what they have published.</summary>
internal sealed class SignedFleet : IDisposable
{
    private readonly TufSigner[] _people = [TufSigner.Generate(), TufSigner.Generate()];
    private readonly TufSigner _server = TufSigner.Generate();
    private readonly DateTimeOffset _began = DateTimeOffset.UtcNow;

    public TufRepository Repository { get; private set; } = TufRepository.Empty;

    /// <summary>All states so far, the oldest first.</summary>
    public List<TufRepository> History { get; } = [];

    /// <summary>From when on metadata that is signed from now on is stale.</summary>
    public TimeSpan Life { get; set; } = TimeSpan.FromDays(9);

    public EnrolmentKey NewKey() => EnrolmentKey.Create(SHA256.HashData(Repository.FirstRoot!.Value.Span));

    public static string RulesAgainst(string word) => $"rule no-{word} {{\n  DENY execution\n  IF command CONTAINS \"{word}\"\n  MESSAGE \"The organisation wants no {word}.\"\n}}\n";

    /// <summary>Signs and publishes a bundle; the number of the release.</summary>
    public Task<long> PublishAsync(string rules, BundleSettings? settings = null, bool signedByOne = false, bool isChecked = true) =>
        PublishBytesAsync(RuleBundle.Of([new BundleFile("team.rules", rules)], settings ?? BundleSettings.Defaults).Value!.ToBytes(), signedByOne, isChecked && !signedByOne);

    /// <summary>The same with anything in place of a bundle.</summary>
    public async Task<long> PublishBytesAsync(byte[] bundle, bool signedByOne = false, bool isChecked = true)
    {
        var version = (Repository.Targets(TufRoleNames.Targets)?.Version ?? 0) + 1;
        var targets = Sign(
            TufRoleNames.Targets, new TufTargets(version, _began + Life, new Dictionary<string, TufTarget> { [RuleBundle.TargetPath] = TufTarget.Of(bundle) }, null),
            signedByOne ? _people[..1] : _people);
        var snapshot = Sign(TufRoleNames.Snapshot, TufNext.Snapshot(Repository.Snapshot, [targets], _began + Life), [_server]);
        var timestamp = Sign(TufRoleNames.Timestamp, TufNext.Timestamp(Repository.Timestamp, snapshot, _began + Life), [_server]);
        IEnumerable<TufStaged> root = Repository.Root is null ? [Sign(TufRoleNames.Root, Root(), _people)] : [];
        await AddAsync(new TufRelease([targets, snapshot, timestamp, .. root], new Dictionary<string, ReadOnlyMemory<byte>> { [RuleBundle.TargetPath] = bundle }), isChecked);
        return version;
    }

    /// <summary>Publishes metadata anyhow, as an attacker who has the online key would.</summary>
    public void Force(IEnumerable<TufPublishedFile> files)
    {
        var all = Repository.Files.ToDictionary(file => (file.Folder, file.Name));
        foreach (var file in files) all[(file.Folder, file.Name)] = file;
        Repository = TufRepository.Of(all.Values);
    }

    public TufStaged SignOnline(string role, TufMetadata content) => Sign(role, content, [_server]);

    public void Dispose()
    {
        _server.Dispose();
        foreach (var person in _people) person.Dispose();
    }

    private async Task AddAsync(TufRelease release, bool isChecked)
    {
        if (isChecked)
        {
            var published = await Repository.PublishAsync(release, DateTimeOffset.UtcNow);
            Assert.True(published.Succeeded, published.Error?.ToString());
            Repository = published.Value.Repository;
        }
        else
        {
            var files = release.Metadata.Select(staged => new TufPublishedFile(TufFolder.Metadata, staged.Role == TufRoleNames.Timestamp ? "timestamp.json" : staged.FileName, staged.ToBytes()));
            var bundle = release.Targets[RuleBundle.TargetPath];
            Force(files.Append(new TufPublishedFile(TufFolder.Targets, $"{Convert.ToHexStringLower(SHA256.HashData(bundle.Span))}.{RuleBundle.TargetPath}", bundle)));
        }

        History.Add(Repository);
    }

    private TufRoot Root()
    {
        var people = new TufRole([.. _people.Select(signer => signer.Key.Id)], 2);
        var server = new TufRole([_server.Key.Id], 1);
        return new TufRoot(
            1, _began.AddDays(365), IsConsistentSnapshot: true, _people.Append(_server).ToDictionary(signer => signer.Key.Id, signer => signer.Key),
            new Dictionary<string, TufRole> { [TufRoleNames.Root] = people, [TufRoleNames.Targets] = people, [TufRoleNames.Snapshot] = server, [TufRoleNames.Timestamp] = server });
    }

    private TufStaged Sign(string role, TufMetadata content, IEnumerable<TufSigner> signers)
    {
        var staged = TufStaged.Of(role, content).Value!;
        var authority = TufAuthority.Of(Repository.Root ?? Root(), role);
        foreach (var signer in signers) staged = staged.With(staged.Sign(signer), authority).Value!;
        return staged;
    }
}
