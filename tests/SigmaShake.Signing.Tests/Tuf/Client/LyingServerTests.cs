using System.Globalization;
using SigmaShake.Signing.Tests.Tuf.Support;
using SigmaShake.Signing.Tuf.Client;
using static SigmaShake.Signing.Tests.Tuf.Support.RepositorySimulator;

namespace SigmaShake.Signing.Tests.Tuf.Client;

/// <summary>
/// A server in an attacker's hands has every file that was ever published, and hands out whichever it likes under any name, cut, changed, or not at all.
/// </summary>
public sealed class LyingServerTests
{
    private const int Updates = 100;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_server_that_hands_out_any_old_file_never_takes_a_client_back_nor_makes_it_unable_to_go_on(bool computesHashes)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("SIGMASHAKE_FUZZ_SEED"), CultureInfo.InvariantCulture, out var given) ? given : Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var (repository, contents) = History(computesHashes, random);

        var store = new MemoryStore();
        var seen = new Dictionary<string, long>();
        var downloaded = 0L;
        var accepted = 0;
        for (var update = 0; update < Updates; update++)
        {
            var client = TufClient.Open(repository.FirstRoot, store, new LyingSource(repository, random)).Value!;
            var result = await client.RefreshAsync(Now, Cancellation);
            var what = $"seed {seed}, update {update}";
            var trusted = client.Trusted.ToDictionary(role => role.Name, role => role.Version);
            foreach (var (role, version) in trusted) Assert.True(version >= seen.GetValueOrDefault(role), $"{what}: {role} went from {seen.GetValueOrDefault(role)} to {version}");
            foreach (var (role, version) in trusted) seen[role] = version;
            if (!result.Succeeded) continue;

            // What counts in the end: the content is one that was published, and never an older one than before.
            accepted++;
            if ((await result.Value.FindAsync("file", Cancellation)).Value is not { } found) continue;
            var content = contents.IndexOf(found.Description.Hashes["sha256"]);
            Assert.True(content >= downloaded, $"{what}: content {content} after {downloaded}");
            downloaded = content;
        }

        Assert.True(accepted > 0, $"seed {seed}: nothing was ever accepted");
        var honest = await TufClient.Open(repository.FirstRoot, store, repository).Value!.RefreshAsync(Now, Cancellation);
        Assert.True(honest.Succeeded, $"seed {seed}: {honest.Error}");
    }

    // Twelve releases; the contents of all of them, oldest first.
    private static (RepositorySimulator Repository, List<string> Contents) History(bool computesHashes, Random random)
    {
        var repository = new RepositorySimulator { ComputesHashes = computesHashes };
        var contents = new List<string>();
        repository.AddDelegation(Targets, "deputy", ["*"]);
        for (var release = 0; release < 12; release++)
        {
            repository.AddArtifact("deputy", $"release {release}", "file");
            contents.Add(repository.Signed["deputy"]["targets"]!["file"]!["hashes"]!["sha256"]!.GetValue<string>());
            if (random.Next(3) == 0) repository.Publish(Root);
            repository.Publish("deputy", Targets, Snapshot, Timestamp);
        }

        return (repository, contents);
    }

    private sealed class LyingSource(RepositorySimulator repository, Random random) : ITufSource
    {
        private readonly List<byte[]> _files = [.. repository.Published.Values.SelectMany(versions => versions)];

        public ValueTask<TufDownload> MetadataAsync(string fileName, int maxBytes, CancellationToken cancellation)
        {
            var role = fileName.Split('.')[^2];
            var versions = repository.Published[role];
            var old = versions[random.Next(versions.Count)];
            return random.Next(10) switch
            {
                0 => new(TufDownload.Of(_files[random.Next(_files.Count)])),
                1 or 2 or 3 => new(TufDownload.Of(old)),
                4 when random.Next(3) == 0 => new(TufDownload.Of(old.AsMemory(0, random.Next(old.Length)))),
                5 when random.Next(3) == 0 => new(TufDownload.Missing),
                6 when random.Next(3) == 0 => new(TufDownload.Failed("did not arrive")),
                _ => repository.MetadataAsync(fileName, maxBytes, cancellation),
            };
        }

        public ValueTask<TufDownload> TargetAsync(string path, int maxBytes, CancellationToken cancellation) => repository.TargetAsync(path, maxBytes, cancellation);
    }
}
