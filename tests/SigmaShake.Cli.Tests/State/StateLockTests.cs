using System.Runtime.InteropServices;
using SigmaShake.Cli.State;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.State;

public sealed partial class StateLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_is_held_by_one_at_a_time()
    {
        using var held = StateLock.Hold(_folder.Path);

        Assert.Null(StateLock.TryHold(_folder.Path));
    }

    [Fact]
    public void It_is_free_again_though_a_child_that_was_just_forked_shares_the_descriptor()
    {
        var held = StateLock.Hold(_folder.Path);
        var shared = Duplicate(DescriptorOf(_folder.Path));
        held.Dispose();

        using var next = StateLock.TryHold(_folder.Path);
        Assert.Equal(0, Close(shared));
        Assert.NotNull(next);
    }

    private static int DescriptorOf(string folder) =>
        int.Parse(Path.GetFileName(Directory.GetFileSystemEntries("/proc/self/fd").Single(path => new FileInfo(path).LinkTarget == folder)), System.Globalization.CultureInfo.InvariantCulture);

    [LibraryImport("libc", EntryPoint = "dup")]
    private static partial int Duplicate(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
