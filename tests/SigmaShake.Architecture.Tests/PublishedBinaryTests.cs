using System.Buffers.Binary;
using System.Text;
using SigmaShake.Testing;

namespace SigmaShake.Architecture.Tests;

/// <summary>What is proved on the binary that people install, not on the sources.</summary>
public sealed class PublishedBinaryTests
{
    private const int ProgramHeaderInterpreter = 3;
    private const int ProgramHeaderDynamic = 2;

    [Fact]
    public void It_is_static_no_loader_and_no_shared_library_takes_part()
    {
        var elf = File.ReadAllBytes(Checkout.Ssg);
        Assert.Equal("\x7f" + "ELF", Encoding.Latin1.GetString(elf, 0, 4));

        var types = ProgramHeaderTypes(elf);
        Assert.NotEmpty(types);
        Assert.DoesNotContain(ProgramHeaderInterpreter, types);
        Assert.DoesNotContain(ProgramHeaderDynamic, types);
    }

    [Theory]
    [InlineData("System.Net.Sockets.")]
    [InlineData("System.Net.Http.")]
    [InlineData("SystemNative_Socket")]
    [InlineData("SystemNative_Connect")]
    [InlineData("libssl")]
    [InlineData("libcrypto")]
    public void It_holds_no_network_code(string trace)
    {
        var binary = File.ReadAllBytes(Checkout.Ssg);

        // Type names are kept as UTF-8 in the metadata, the names of native functions as ASCII.
        Assert.Equal(-1, binary.AsSpan().IndexOf(Encoding.UTF8.GetBytes(trace)));
        Assert.Equal(-1, binary.AsSpan().IndexOf(Encoding.Unicode.GetBytes(trace)));
    }

    [Fact]
    public async Task The_linker_took_in_no_function_that_opens_a_connection()
    {
        var symbols = Path.Combine(Checkout.Root, "artifacts", "publish", "ssg", "ssg.dbg");
        Assert.True(File.Exists(symbols), $"`{symbols}` is missing; run `make build`");
        var nm = await ChildProcess.RunAsync("nm", ["--defined-only", "--format=just-symbols", symbols]);
        Assert.Equal(0, nm.ExitCode);

        var names = nm.Out.Split('\n').ToHashSet();
        Assert.Contains("main", names);
        Assert.DoesNotContain("SystemNative_Socket", names);
        Assert.DoesNotContain("SystemNative_Connect", names);
        Assert.DoesNotContain("connect", names);
        Assert.DoesNotContain("getaddrinfo", names);
        Assert.DoesNotContain(names, name => name.Contains("res_search", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_judged_call_makes_no_socket()
    {
        using var home = new TemporaryFolder();
        var log = home["calls"];
        var result = await ChildProcess.RunAsync(
            "strace",
            ["-f", "-e", "trace=socket,connect,bind,sendto,execve", "-o", log, Checkout.Ssg, "hook"],
            """{"tool":"Bash","input":{"command":"ls"}}"""u8.ToArray(),
            home.Path,
            new Dictionary<string, string?> { ["HOME"] = home.Path });

        Assert.Equal(0, result.ExitCode);
        var calls = await File.ReadAllTextAsync(log, TestContext.Current.CancellationToken);
        Assert.Equal(1, calls.Split('\n').Count(line => line.Contains("execve(", StringComparison.Ordinal)));
        Assert.DoesNotContain("socket(", calls, StringComparison.Ordinal);
        Assert.DoesNotContain("connect(", calls, StringComparison.Ordinal);
    }

    // ELF-64, little-endian: e_phoff at 32, e_phentsize at 54, e_phnum at 56 (System V ABI, chapter 4).
    private static List<int> ProgramHeaderTypes(byte[] elf)
    {
        var offset = (int)BinaryPrimitives.ReadUInt64LittleEndian(elf.AsSpan(32));
        var size = BinaryPrimitives.ReadUInt16LittleEndian(elf.AsSpan(54));
        var count = BinaryPrimitives.ReadUInt16LittleEndian(elf.AsSpan(56));
        return [.. Enumerable.Range(0, count).Select(i => BinaryPrimitives.ReadInt32LittleEndian(elf.AsSpan(offset + (i * size))))];
    }
}
