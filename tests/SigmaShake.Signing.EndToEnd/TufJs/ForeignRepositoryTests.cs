using System.Text;
using SigmaShake.Signing.Tuf.Client;
using SigmaShake.Testing;

namespace SigmaShake.Signing.EndToEnd.TufJs;

/// <summary>Ours reads what <c>@tufjs/models</c> writes.</summary>
public sealed class ForeignRepositoryTests
{
    [TufJsFact]
    public async Task We_read_what_tuf_js_writes()
    {
        using var folder = new TemporaryFolder();
        var written = await TufJsPackage.RunAsync("write.cjs", folder.Path);
        Assert.True(written.ExitCode == 0, written.Error);

        var cancellation = TestContext.Current.CancellationToken;
        var client = TufClient.Open(await File.ReadAllBytesAsync(folder["metadata/1.root.json"], cancellation), new MemoryStore(), new FolderSource(folder.Path));
        Assert.True(client.Succeeded, client.Error?.ToString());
        var update = await client.Value.RefreshAsync(TimeProvider.System.GetUtcNow(), cancellation);
        Assert.True(update.Succeeded, update.Error?.ToString());
        Assert.Equal(2, update.Value.Root.Version);

        foreach (var (path, role, text) in new[] { ("top.txt", "targets", "from the top"), ("team/x/file.txt", "a/b ü", "from a deputy"), ("hashed/file", "bin", "from a bin") })
        {
            var found = await update.Value.FindAsync(path, cancellation);
            Assert.True(found.Succeeded, found.Error?.ToString());
            Assert.Equal(role, found.Value.Role);
            var content = await update.Value.DownloadAsync(found.Value, cancellation);
            Assert.True(content.Succeeded, content.Error?.ToString());
            Assert.Equal(text, Encoding.UTF8.GetString(content.Value));
            Assert.Equal("""{"ümlaut \"quoted\"":["a\u000ab",1,true,null]}""", Encoding.UTF8.GetString(found.Value.Description.Custom!.Value.Span));
        }
    }

    private sealed class FolderSource(string folder) : ITufSource
    {
        public ValueTask<TufDownload> MetadataAsync(string fileName, int maxBytes, CancellationToken cancellation) => Read(Path.Combine(folder, "metadata", fileName));

        public ValueTask<TufDownload> TargetAsync(string path, int maxBytes, CancellationToken cancellation) => Read(Path.Combine(folder, "targets", path));

        private static ValueTask<TufDownload> Read(string path) => new(File.Exists(path) ? TufDownload.Of(File.ReadAllBytes(path)) : TufDownload.Missing);
    }

    private sealed class MemoryStore : ITufStore
    {
        private byte[]? _state;

        public byte[]? Load() => _state;

        public void Save(ReadOnlyMemory<byte> state) => _state = state.ToArray();
    }
}
