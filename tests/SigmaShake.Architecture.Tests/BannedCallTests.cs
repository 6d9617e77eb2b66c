using SigmaShake.Testing;

namespace SigmaShake.Architecture.Tests;

/// <summary>
/// The runtime's two ways to sync a file return normally when the sync failed. The list that bans them is what keeps them out; the compiler
/// holds the code to it.
/// </summary>
public sealed class BannedCallTests
{
    [Theory]
    [InlineData("M:System.IO.FileStream.Flush(System.Boolean);")]
    [InlineData("M:System.IO.RandomAccess.FlushToDisk(Microsoft.Win32.SafeHandles.SafeFileHandle);")]
    public void Calls_that_swallow_the_error_of_a_sync_are_banned(string entry) =>
        Assert.Contains(File.ReadLines(Path.Combine(Checkout.Root, "eng", "BannedSymbols.txt")), line => line.StartsWith(entry, StringComparison.Ordinal));

    [Fact]
    public void The_list_is_handed_to_the_compiler_of_all_that_is_shipped_and_a_use_is_an_error()
    {
        var analysis = File.ReadAllText(Path.Combine(Checkout.Root, "eng", "Analysis.props"));

        Assert.Contains("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", analysis);
        Assert.Contains("BannedSymbols.txt\" Condition=\"'$(ProjectKind)' == 'product'\"", analysis);
        Assert.DoesNotContain("RS0030", analysis);
    }

    [Fact]
    public void Nothing_that_is_shipped_suppresses_the_ban_or_names_what_it_bans()
    {
        var lines = Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => File.ReadLines(file).Select(line => $"{file}: {line.Trim()}"))
            .ToList();

        Assert.True(lines.Count > 10_000, "hardly any source was read");
        Assert.DoesNotContain(lines, line => line.Contains("RS0030", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("FlushToDisk", StringComparison.Ordinal) || line.Contains(".Flush(true)", StringComparison.Ordinal) || line.Contains("Flush(flushToDisk", StringComparison.Ordinal));
    }
}
