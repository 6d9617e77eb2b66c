using SigmaShake.Ledger.Tests.Support;
using SigmaShake.Testing;

namespace SigmaShake.Ledger.Tests.Durable;

public sealed class UnsafeFolderTests
{
    [Fact]
    public void A_link_in_place_of_the_folder_is_refused()
    {
        using var ledger = new TestLedger();
        Directory.CreateDirectory(ledger.Beside("elsewhere"));
        File.CreateSymbolicLink(ledger.Folder, ledger.Beside("elsewhere"));
        Refused(ledger, "symbolic link");
        Assert.Empty(Directory.GetFileSystemEntries(ledger.Beside("elsewhere")));
    }

    [Theory]
    [InlineData("entries")]
    [InlineData("lock")]
    public void A_link_in_place_of_a_file_is_refused(string name)
    {
        using var ledger = new TestLedger();
        ledger.Append("{}");
        File.Move(Path.Combine(ledger.Folder, name), ledger.Beside("elsewhere"));
        var before = File.ReadAllBytes(ledger.Beside("elsewhere"));
        File.CreateSymbolicLink(Path.Combine(ledger.Folder, name), ledger.Beside("elsewhere"));
        Refused(ledger, "symbolic link");
        Assert.Equal(before, File.ReadAllBytes(ledger.Beside("elsewhere")));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupWrite)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void A_folder_that_others_may_write_is_refused(UnixFileMode more)
    {
        using var ledger = new TestLedger();
        ledger.Append("{}");
        File.SetUnixFileMode(ledger.Folder, File.GetUnixFileMode(ledger.Folder) | more);
        Refused(ledger, "others may write to it (mode 7");
    }

    [Theory]
    [InlineData("entries")]
    [InlineData("lock")]
    public void A_file_that_others_may_write_is_refused(string name)
    {
        using var ledger = new TestLedger();
        ledger.Append("{}");
        var path = Path.Combine(ledger.Folder, name);
        File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.OtherWrite);
        Refused(ledger, "others may write to it (mode 602)");
    }

    [Theory]
    [InlineData("")]
    [InlineData("entries")]
    [InlineData("lock")]
    public async Task A_foreign_owner_is_refused(string name)
    {
        Assert.SkipUnless(Environment.UserName == "root", "needs root to give a file away");
        using var ledger = new TestLedger();
        ledger.Append("{}");
        await ChildProcess.RunAsync("chown", ["65534", Path.Combine(ledger.Folder, name)]);
        Refused(ledger, "it belongs to user 65534");
    }

    [Theory]
    [InlineData("entries")]
    [InlineData("lock")]
    public async Task A_pipe_in_place_of_a_file_is_refused_without_waiting(string name)
    {
        using var ledger = new TestLedger();
        ledger.Append("{}");
        var path = Path.Combine(ledger.Folder, name);
        File.Delete(path);
        await ChildProcess.RunAsync("mkfifo", ["-m", "600", path]);
        Refused(ledger, "it is not a regular file");
    }

    [Fact]
    public void A_folder_without_a_folder_above_it_is_an_error_with_a_cure()
    {
        var opened = SigmaShake.Ledger.Append.LedgerWriter.Open("/nonexistent/above/ledger");
        Assert.Equal(LedgerErrorKind.InputOutput, opened.Error?.Kind);
        Assert.Contains("(ENOENT)", opened.Error?.Message);
        Assert.NotEmpty(opened.Error!.Help);
    }

    private static void Refused(TestLedger ledger, string because)
    {
        var error = ledger.TryAppend("{}").Error;
        Assert.Equal(LedgerErrorKind.Unsafe, error?.Kind);
        Assert.Contains(because, error?.Message);
        Assert.NotEmpty(error!.Help);
    }
}
