using System.Text;
using SigmaShake.Cli.Files;
using SigmaShake.Rules.Paths;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Files;

public sealed class FileViewTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_script_is_read() => Assert.Equal("ls\n", Read(_folder.Write("a.sh", "ls\n")));

    [Fact]
    public void A_link_is_followed_within_its_folder_and_not_out_of_it()
    {
        _folder.Write("in/a.sh", "ls\n");
        _folder.Write("secret", "key\n");
        File.CreateSymbolicLink(_folder["in/near"], "a.sh");
        File.CreateSymbolicLink(_folder["in/far"], "../secret");

        Assert.Equal("ls\n", Read(_folder["in/near"]));
        Assert.Null(Read(_folder["in/far"]));
    }

    [Fact]
    public void What_is_no_script_is_not_read()
    {
        _folder.Write("long", new string('#', ScriptFile.MaxBytes + 1));
        _folder.Write("program", "\x7fELF\0\0");
        Directory.CreateDirectory(_folder["folder"]);

        Assert.All(new[] { _folder["long"], _folder["program"], _folder["folder"], _folder["none"], "/", "/dev/zero", "a\0b" }, path => Assert.Null(Read(path)));
    }

    [Fact]
    public async Task A_pipe_is_not_waited_for()
    {
        Assert.Equal(0, (await ChildProcess.RunAsync("mkfifo", [_folder["pipe"]])).ExitCode);

        Assert.Null(Read(_folder["pipe"]));
    }

    private static string? Read(string path) => FileView.Instance.ReadScript(path) is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : null;
}
