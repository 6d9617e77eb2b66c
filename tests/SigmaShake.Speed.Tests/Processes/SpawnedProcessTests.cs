using SigmaShake.Measuring.Processes;
using SigmaShake.Testing;

namespace SigmaShake.Speed.Tests.Processes;

public sealed class SpawnedProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("exit 7", 7)]
    [InlineData("kill -9 $$", 137)]
    public void It_says_what_the_process_ended_with(string script, int exitCode)
    {
        Assert.Equal(exitCode, SpawnedProcess.Run(Shell(script)).ExitCode);
    }

    [Fact]
    public void Touching_a_thousand_more_pages_is_a_thousand_more_faults()
    {
        var few = SpawnedProcess.Run(Python("0")).PageFaults;
        var many = SpawnedProcess.Run(Python("1000")).PageFaults;
        Assert.InRange(many - few, 950, 1_100);
    }

    [Fact]
    public void Its_environment_is_what_it_was_given_and_nothing_else()
    {
        var output = _folder["output"];
        SpawnedProcess.Run(new ProcessStart(["/usr/bin/env"], "/dev/null", ["HOME=/nowhere"]), output);
        Assert.Equal("HOME=/nowhere\n", File.ReadAllText(output));
    }

    private static ProcessStart Shell(string script) => new(["/bin/sh", "-c", script], "/dev/null", ["PATH=/usr/bin:/bin"]);

    // A page that is mapped by itself: no allocator and no huge pages take part.
    private static ProcessStart Python(string pages) => new(
        ["/usr/bin/python3", "-c", $"import mmap; m = mmap.mmap(-1, 4096 * 1001, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS); m.madvise(mmap.MADV_NOHUGEPAGE)\nfor i in range({pages}): m[i * 4096] = 1"],
        "/dev/null",
        ["PATH=/usr/bin:/bin", "PYTHONHASHSEED=0"]);
}
