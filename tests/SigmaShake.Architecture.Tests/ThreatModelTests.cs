using SigmaShake.Testing;

namespace SigmaShake.Architecture.Tests;

/// <summary>The threat model names tests as its evidence: they must be there.</summary>
public sealed class ThreatModelTests
{
    [Fact]
    public void Every_test_that_the_threat_model_names_exists()
    {
        var page = File.ReadAllText(Path.Combine(Checkout.Root, "THREAT_MODEL.md"));
        var named = page.Split('`').Where((_, index) => index % 2 == 1).Where(IsTestName).ToHashSet();
        var tests = Directory.EnumerateFiles(Path.Combine(Checkout.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines)
            .ToList();

        Assert.True(named.Count > 20, "the threat model names hardly any test");
        Assert.All(named, name => Assert.Contains(tests, line => line.Contains($" {name}(", StringComparison.Ordinal)));
        Assert.DoesNotContain("TESTS:", page, StringComparison.Ordinal);
    }

    // Test names are sentences joined by underscores.
    private static bool IsTestName(string word) => word.Length > 10 && word.Contains('_', StringComparison.Ordinal) && word.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
