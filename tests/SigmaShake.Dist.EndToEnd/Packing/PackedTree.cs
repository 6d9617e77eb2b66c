using SigmaShake.Testing;

namespace SigmaShake.Dist.EndToEnd.Packing;

/// <summary>What a package holds, laid out once for all tests of a class, with small programs and the real pages.</summary>
public sealed class PackedTree : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>The folder, called as the archive calls it.</summary>
    public string Path => _folder[Name];

    internal static string Name => $"sigmashake-{DistScripts.Version}-linux-x64";

    public async ValueTask InitializeAsync()
    {
        Assert.True(File.Exists(Checkout.Ssg) && File.Exists(Checkout.SsgNet), "the programs are not built; run `make build`");
        await DistScripts.RunAsync("tree", SmallPrograms.Write(_folder, "programs", DistScripts.Version), Path);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
