using SigmaShake.Testing;

namespace SigmaShake.Architecture.Tests;

/// <summary>The threat model and the pages of what fails name tests as their evidence: they must be there.</summary>
public sealed class ThreatModelTests
{
    [Theory]
    [InlineData("THREAT_MODEL.md")]
    [InlineData("docs/reliability.md")]
    [InlineData("docs/failures.md")]
    public void Every_test_that_the_page_names_exists(string file)
    {
        var page = File.ReadAllText(Path.Combine(Checkout.Root, file));
        var named = page.Split('`').Where((_, index) => index % 2 == 1).Where(IsTestName).ToHashSet();
        var tests = Directory.EnumerateFiles(Path.Combine(Checkout.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines)
            .ToList();

        Assert.True(named.Count > 20, $"{file} names hardly any test");
        Assert.All(named, name => Assert.Contains(tests, line => line.Contains($" {name}(", StringComparison.Ordinal)));
        Assert.DoesNotContain("TESTS:", page, StringComparison.Ordinal);
    }

    // Test names are sentences joined by underscores; codes and settings have no capital.
    private static bool IsTestName(string word) => word.Length > 10 && char.IsAsciiLetterUpper(word[0]) && word.Contains('_', StringComparison.Ordinal) && word.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
