using SigmaShake.Signing.Tests.Tuf.Support;
using SigmaShake.Signing.Tuf.Client;
using SigmaShake.Testing;

namespace SigmaShake.Signing.Tests.Tuf.Conformance;

/// <summary>
/// The case of <c>test_static_repositories.py</c> of theupdateframework/tuf-conformance: repositories that other programs have made. They are not part
/// of this project: <c>static_data</c> of the suite is looked for in <c>../shared/vectors/tuf-conformance</c>.
/// </summary>
public sealed class StaticRepositoryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("tuf-on-ci-0.11")]
    public async Task test_static_repository(string name)
    {
        var folder = Path.Combine(SharedData.Path("vectors"), "tuf-conformance", "static_data", name);
        Assert.SkipUnless(Directory.Exists(folder), $"needs `../shared/vectors/tuf-conformance/static_data/{name}`, which is a folder of that suite");

        var target = (await File.ReadAllTextAsync(Path.Combine(folder, "targetpath"), Cancellation)).TrimEnd('\n');
        var client = TufClient.Open(await File.ReadAllBytesAsync(Path.Combine(folder, "initial_root.json"), Cancellation), new MemoryStore(), new FolderSource(folder));
        Assert.True(client.Succeeded, client.Error?.ToString());
        var update = await client.Value.RefreshAsync(RepositorySimulator.Now, Cancellation);
        Assert.True(update.Succeeded, update.Error?.ToString());
        var found = await update.Value.FindAsync(target, Cancellation);
        Assert.True(found.Succeeded, found.Error?.ToString());
        Assert.True((await update.Value.DownloadAsync(found.Value, Cancellation)).Succeeded);
    }

    private sealed class FolderSource(string folder) : ITufSource
    {
        public ValueTask<TufDownload> MetadataAsync(string fileName, int maxBytes, CancellationToken cancellation) => Read(Path.Combine(folder, "metadata", fileName));

        public ValueTask<TufDownload> TargetAsync(string path, int maxBytes, CancellationToken cancellation) => Read(Path.Combine(folder, "targets", path));

        private static ValueTask<TufDownload> Read(string path) => new(File.Exists(path) ? TufDownload.Of(File.ReadAllBytes(path)) : TufDownload.Missing);
    }
}
