using SigmaShake.Cli.Files;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Files;

public sealed class BoundedFileTests : IDisposable
{
    private const int Limit = 1000;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Limit)]
    public void A_regular_file_within_the_limit_is_read_whole(int length)
    {
        var bytes = Enumerable.Range(0, length).Select(i => (byte)i).ToArray();
        File.WriteAllBytes(_folder["a"], bytes);

        Assert.Equal(bytes, BoundedFile.ReadIn(_folder.Path, "a", Limit).Bytes);
    }

    [Fact]
    public void A_larger_one_is_not_read()
    {
        File.WriteAllBytes(_folder["a"], new byte[Limit + 1]);

        Assert.Equal(new FileBytes(null, "is larger than 1000 bytes"), BoundedFile.Read(_folder["a"], Limit));
    }

    [Fact]
    public void One_that_says_it_is_empty_and_has_no_end_is_cut_off()
    {
        // What the kernel makes up has no size: it grows while it is read.
        Assert.Equal("is larger than 10 bytes", BoundedFile.Read("/proc/self/status", 10).Problem);
        Assert.Contains("Name:", System.Text.Encoding.UTF8.GetString(BoundedFile.Read("/proc/self/status", 1 << 20).Bytes!));
    }

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("/dev/null")]
    [InlineData("/")]
    public void What_is_no_regular_file_is_not_read(string path) => Assert.Equal("is not a regular file", BoundedFile.Read(path, Limit).Problem);

    [Fact]
    public async Task A_pipe_without_a_writer_does_not_hold_anybody_up()
    {
        Assert.Equal(0, (await ChildProcess.RunAsync("mkfifo", [_folder["a"]])).ExitCode);

        Assert.Equal("is not a regular file", BoundedFile.ReadIn(_folder.Path, "a", Limit).Problem);
    }

    [Fact]
    public void A_link_inside_the_folder_is_followed_once()
    {
        _folder.Write("a", "text");
        File.CreateSymbolicLink(_folder["b"], "a");
        File.CreateSymbolicLink(_folder["c"], "b");

        Assert.Equal("text"u8.ToArray(), BoundedFile.ReadIn(_folder.Path, "b", Limit).Bytes);
        Assert.StartsWith("cannot be opened: ", BoundedFile.ReadIn(_folder.Path, "c", Limit).Problem);
        Assert.StartsWith("cannot be opened: ", BoundedFile.Read(_folder["b"], Limit).Problem);
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("../outside")]
    [InlineData("sub/a")]
    [InlineData("sub/../../outside")]
    public void A_link_that_leads_out_of_the_folder_is_not_followed(string target)
    {
        _folder.Write("outside", "secret");
        _folder.Write("in/sub/a", "secret");
        File.CreateSymbolicLink(_folder["in/link"], target);

        Assert.Equal("is a link that leads out of its folder; copy the file here instead", BoundedFile.ReadIn(_folder["in"], "link", Limit).Problem);
    }

    [Fact]
    public void An_absent_one_says_so() => Assert.Equal("cannot be opened: No such file or directory", BoundedFile.Read(_folder["a"], Limit).Problem);
}
