using SigmaShake.Net.Machines;
using SigmaShake.Testing;

namespace SigmaShake.Net.Tests.Machines;

public sealed class RootsProgramTests
{
    [Fact]
    public void A_program_that_others_could_change_is_not_run_by_root()
    {
        Assert.SkipUnless(Environment.UserName == "root", "needs root, whose programs these are");
        using var folder = new TemporaryFolder();
        var program = folder.Write("bin/ssg-net", "");
        File.SetUnixFileMode(program, (UnixFileMode)0b111_101_101);

        // The temporary folder of the machine is everybody's.
        Assert.Equal(Path.GetTempPath().TrimEnd('/'), RootsProgram.Exposed(program));
        File.SetUnixFileMode(program, (UnixFileMode)0b111_101_111);
        Assert.Equal(program, RootsProgram.Exposed(program));
        Assert.Null(RootsProgram.Exposed("/usr/bin/env"));
    }
}
