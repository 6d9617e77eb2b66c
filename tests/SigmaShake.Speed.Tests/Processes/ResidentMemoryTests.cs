using SigmaShake.Measuring.Processes;
using SigmaShake.Testing;

namespace SigmaShake.Speed.Tests.Processes;

public sealed class ResidentMemoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_small_child_of_a_large_parent_is_small()
    {
        Assert.True(Environment.WorkingSet > 20L << 20);
        Assert.InRange(ResidentMemory.Measure(Start("/bin/cat")), 200, 8 << 10);
    }

    [Fact]
    public void What_was_used_and_given_back_counts()
    {
        Assert.InRange(ResidentMemory.Measure(Start("/usr/bin/python3", "-c", "import sys; sys.stdin.read(); b = bytearray(64 << 20); b[::4096] = b'x' * len(b[::4096]); del b")), 64 << 10, 128 << 10);
    }

    [Fact]
    public void A_program_that_is_not_there_is_an_error()
    {
        Assert.Throws<InvalidOperationException>(() => ResidentMemory.Measure(Start(_folder["no-such-program"])));
    }

    private ProcessStart Start(params string[] arguments) => new(arguments, _folder.Write("input", "x"), ["PATH=/usr/bin:/bin"]);
}
