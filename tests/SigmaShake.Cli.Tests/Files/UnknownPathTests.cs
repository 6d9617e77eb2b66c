using SigmaShake.Cli.Files;
using SigmaShake.Cli.Loading;
using SigmaShake.Cli.State;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Files;

public sealed class UnknownPathTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // What the system does not say of a path, it says neither of one that is too long nor of one that goes in circles: no user is needed for it.
    private string Unknown => _folder[new string('x', 300)];

    [Fact]
    public void What_the_system_does_not_tell_is_unknown_and_never_absent()
    {
        File.CreateSymbolicLink(_folder["circle"], _folder["circle"]);

        Assert.Equal(FileKind.Unknown, FileStatus.Of(Unknown).Kind);
        Assert.Equal(FileKind.Unknown, FileStatus.Following(_folder["circle"]).Kind);
        Assert.Equal(FileKind.Link, FileStatus.Of(_folder["circle"]).Kind);
        Assert.Equal(FileKind.Absent, FileStatus.Of(_folder["absent"]).Kind);
        Assert.Equal(FileKind.Absent, FileStatus.Of(_folder.Write("file", "") + "/below").Kind);
    }

    [Fact]
    public void Rules_and_state_that_cannot_be_looked_at_are_never_passed_over()
    {
        Assert.Equal("cannot be looked at", RuleFolder.Read(Unknown).Fault);
        Assert.Null(RuleFolder.Read(_folder["absent"]).Fault);
        Assert.Throws<StateException>(() => LineFile.Read(Unknown));
        Assert.Contains("cannot be looked at", Assert.Throws<StateException>(() => StateFolder.Open(Unknown)).Cause);
    }

    [Fact]
    public void One_file_is_the_same_by_all_its_paths_and_nothing_is_the_same_as_what_is_not_there()
    {
        _folder.Write("file", "");
        File.CreateSymbolicLink(_folder["link"], _folder["file"]);
        _folder.Write("other", "");

        Assert.True(FileStatus.Of(_folder["file"]).IsSameAs(FileStatus.Following(_folder["link"])));
        Assert.False(FileStatus.Of(_folder["file"]).IsSameAs(FileStatus.Of(_folder["link"])));
        Assert.False(FileStatus.Of(_folder["file"]).IsSameAs(FileStatus.Of(_folder["other"])));
        Assert.False(FileStatus.Of(_folder["absent"]).IsSameAs(FileStatus.Of(_folder["absent"])));
        Assert.False(FileStatus.Of(Unknown).IsSameAs(FileStatus.Of(Unknown)));
    }
}
