using System.Xml.Linq;
using SigmaShake.Testing;

namespace SigmaShake.Architecture.Tests;

public sealed class ProjectDependencyTests
{
    private static readonly Dictionary<string, HashSet<string>> Allowed = ArchitecturePage.Table("Projects");

    public static TheoryData<string> Projects => [.. Directory
        .EnumerateFiles(Path.Combine(Checkout.Root, "src"), "*.csproj", SearchOption.AllDirectories)
        .Select(file => Path.GetFileNameWithoutExtension(file))
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_to_what_the_page_allows(string project)
    {
        var file = XDocument.Load(Path.Combine(Checkout.Root, "src", project, $"{project}.csproj"));
        var references = Values(file, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path))
            .Concat(Values(file, "PackageReference"))
            .ToList();

        Assert.True(Allowed.ContainsKey(project), $"`{project}` is not on the page");
        Assert.All(references, reference => Assert.Contains(reference, Allowed[project]));
    }

    [Fact]
    public void Every_project_of_the_page_is_there()
    {
        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), Projects.Select(row => row.Data));
    }

    [Fact]
    public void The_rules_depend_on_nothing_and_touch_no_file_clock_or_process()
    {
        string[] banned = ["System.IO.File", "File.", "Directory.", "Environment.", "Console.", "DateTime", "Stopwatch", "Process.", "LibraryImport", "DllImport", "TimeProvider", "Thread."];
        var sources = Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src", "SigmaShake.Rules"), "*.cs", SearchOption.AllDirectories);

        // Tables are data in strings: they name what programs and other languages call so.
        foreach (var source in sources.Where(source => !source.Contains("/Table/", StringComparison.Ordinal)))
        {
            foreach (var line in File.ReadLines(source).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)))
            {
                Assert.DoesNotContain(banned, word => Words(line).Any(token => token.StartsWith(word, StringComparison.Ordinal)));
            }
        }
    }

    private static IEnumerable<string> Values(XDocument file, string element) =>
        file.Descendants(element)
            // What is only run while the project is built is no part of it.
            .Where(reference => reference.Attribute("ReferenceOutputAssembly")?.Value != "false")
            .Select(reference => reference.Attribute("Include")!.Value);

    private static string[] Words(string line) => line.Split([' ', '(', ')', '<', '>', ',', ';', '!', '{', '[', ']', '"'], StringSplitOptions.RemoveEmptyEntries);
}
