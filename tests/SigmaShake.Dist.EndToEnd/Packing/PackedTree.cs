using SigmaShake.Testing;

namespace SigmaShake.Dist.EndToEnd.Packing;

/// <summary>What a package of the programs of this machine holds, laid out once for all tests.</summary>
public sealed class PackedTree : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>The folder, called as the archive calls it.</summary>
    public string Path => _folder[Name];

    internal static string Name => $"sigmashake-{DistScripts.Version}-linux-x64";

    public async ValueTask InitializeAsync()
    {
        Assert.True(File.Exists(Checkout.Ssg) && File.Exists(Checkout.SsgNet), "the programs are not built; run `make build`");
        await DistScripts.RunAsync("tree", System.IO.Path.Combine(Checkout.Root, "artifacts"), Path);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
