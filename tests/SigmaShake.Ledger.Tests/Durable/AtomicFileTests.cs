using System.Text;
using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Tests.Support;
using SigmaShake.Testing;

namespace SigmaShake.Ledger.Tests.Durable;

public sealed class AtomicFileTests
{
    [Fact]
    public void A_file_is_created_and_replaced_as_a_whole()
    {
        using var folder = new TemporaryFolder();
        Assert.Null(AtomicFile.Write(folder["state"], "one"u8));
        Assert.Null(AtomicFile.Write(folder["state"], "the second content"u8, UnixFileMode.UserRead | UnixFileMode.GroupRead));
        Assert.Equal("the second content", File.ReadAllText(folder["state"]));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.GroupRead, File.GetUnixFileMode(folder["state"]));
        Assert.Equal([folder["state"]], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_link_is_replaced_and_not_written_through()
    {
        using var folder = new TemporaryFolder();
        var target = folder.Write("target", "untouched");
        File.CreateSymbolicLink(folder["state"], target);
        Assert.Null(AtomicFile.Write(folder["state"], "new"u8));
        Assert.Equal(("untouched", "new"), (File.ReadAllText(target), File.ReadAllText(folder["state"])));
        Assert.Null(File.ResolveLinkTarget(folder["state"], returnFinalTarget: false));
    }

    [Fact]
    public void Parallel_writers_leave_one_of_their_contents()
    {
        using var folder = new TemporaryFolder();
        Parallel.For(0, 40, i => Assert.Null(AtomicFile.Write(folder["state"], Encoding.UTF8.GetBytes(new string((char)('a' + (i % 26)), 5_000)))));
        var content = File.ReadAllText(folder["state"]);
        Assert.Equal(5_000, content.Length);
        Assert.Single(content.Distinct());
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Theory]
    [InlineData("openat:error=EACCES:when=2")]
    [InlineData("renameat:error=EIO:when=1")]
    public async Task A_failing_call_leaves_the_old_content(string fault)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("state", "old");
        var lines = await Strace.RunAsync(folder.Path, [fault], "replace", path, "new");
        Assert.StartsWith("error InputOutput ", Assert.Single(lines), StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    /// <summary>The name may be on the disk or not: the caller is told, and finds one content or the other.</summary>
    [Fact]
    public async Task A_folder_that_cannot_be_synced_is_reported()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("state", "old");
        var lines = await Strace.RunAsync(folder.Path, ["fsync:error=EIO:when=1"], "replace", path, "new");
        Assert.StartsWith("error InputOutput ", Assert.Single(lines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_folder_is_an_error_with_a_cure()
    {
        var error = AtomicFile.Write("/nonexistent/state", []);
        Assert.Equal("cannot open `/nonexistent`: no such file or folder (ENOENT); create the folder above it, or check the path", error?.ToString());
    }
}
