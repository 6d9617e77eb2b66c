using SigmaShake.Testing;

namespace SigmaShake.Dist.EndToEnd.Packing;

/// <summary>The package for Debian, made once for all tests.</summary>
public sealed class DebianPackage : IAsyncLifetime
{
    private readonly PackedTree _tree = new();
    private readonly TemporaryFolder _folder = new();

    /// <summary>The file.</summary>
    public string Path => _folder["sigmashake.deb"];

    public async ValueTask InitializeAsync()
    {
        await _tree.InitializeAsync();
        await MakeAsync(Path);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return _tree.DisposeAsync();
    }

    /// <summary>Makes another one of the same files.</summary>
    public Task MakeAsync(string path) => DistScripts.RunAsync("deb", _tree.Path, "amd64", path);
}
