using SigmaShake.Cli.State;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.State;

public sealed class StateFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_is_made_for_its_owner_alone()
    {
        var state = StateFolder.Open(_folder["a/b"]);

        Assert.Equal(_folder["a/b"], state.Path);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(state.Path));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupWrite)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void It_is_refused_where_others_may_write(UnixFileMode others)
    {
        var state = StateFolder.Open(_folder["a"]);
        File.SetUnixFileMode(state.Path, File.GetUnixFileMode(state.Path) | others);

        Assert.Equal($"others may write to `{state.Path}`; run `chmod 700 {state.Path}`", Assert.Throws<StateException>(() => StateFolder.Open(state.Path)).Message);
    }

    [Fact]
    public void It_is_refused_where_it_is_a_file()
    {
        var path = _folder.Write("a", "");

        Assert.Equal($"`{path}` is not a folder; move it away; `ssg` makes its own", Assert.Throws<StateException>(() => StateFolder.Open(path)).Message);
    }

    [Fact]
    public async Task It_is_refused_where_it_is_somebody_elses()
    {
        Assert.SkipUnless(Environment.UserName == "root", "needs root, to give a folder away");
        var state = StateFolder.Open(_folder["a"]);
        Assert.Equal(0, (await ChildProcess.RunAsync("chown", ["65534", state.Path])).ExitCode);

        Assert.StartsWith($"`{state.Path}` belongs to another user; ", Assert.Throws<StateException>(() => StateFolder.Open(state.Path)).Message);
    }

    [Fact]
    public void It_cannot_be_made_below_a_file()
    {
        _folder.Write("a", "");

        Assert.StartsWith("cannot make `", Assert.Throws<StateException>(() => StateFolder.Open(_folder["a/b"])).Message);
    }
}
