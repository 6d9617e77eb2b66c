using SigmaShake.Testing;

namespace SigmaShake.Architecture.Tests;

public sealed class FolderDependencyTests
{
    private static readonly Dictionary<string, HashSet<string>> Allowed = ArchitecturePage.Table("Folders");

    private static readonly Dictionary<string, HashSet<string>> Used = Measure();

    [Fact]
    public void A_folder_uses_only_the_folders_that_the_page_allows()
    {
        foreach (var (folder, uses) in Used)
        {
            Assert.True(Allowed.ContainsKey(folder), $"`{folder}` is not on the page");
            var others = uses.Except(Allowed[folder]).ToList();
            Assert.True(others.Count == 0, $"`{folder}` uses {string.Join(", ", others)}, which the page does not allow");
        }
    }

    [Fact]
    public void The_page_allows_nothing_that_is_not_used()
    {
        foreach (var (folder, allowed) in Allowed)
        {
            Assert.True(Used.ContainsKey(folder), $"the page names `{folder}`, which is not there");
            Assert.Equal([], allowed.Except(Used[folder]));
        }
    }

    [Fact]
    public void No_two_folders_depend_on_each_other()
    {
        foreach (var folder in Used.Keys)
        {
            var reached = new HashSet<string>();
            var pending = new Stack<string>(Used[folder]);
            while (pending.TryPop(out var next))
            {
                if (reached.Add(next) && Used.TryGetValue(next, out var further)) foreach (var one in further) pending.Push(one);
            }

            Assert.False(reached.Contains(folder), $"`{folder}` is reached again from itself");
        }
    }

    [Fact]
    public void A_namespace_follows_its_folder()
    {
        foreach (var file in SourceFiles())
        {
            var declared = NamespaceOf(File.ReadLines(file));
            if (declared.Length == 0) continue;
            var folder = Path.GetRelativePath(Path.Combine(Checkout.Root, "src"), Path.GetDirectoryName(file)!).Replace('/', '.');
            Assert.Equal(folder, declared);
        }
    }

    /// <summary>By the usings of each feature folder of a project; a project's own root, which ties its folders together, is left out.</summary>
    private static Dictionary<string, HashSet<string>> Measure()
    {
        var used = new Dictionary<string, HashSet<string>>();
        foreach (var file in SourceFiles())
        {
            var lines = File.ReadAllLines(file);
            if (Folder(NamespaceOf(lines)) is not { } folder) continue;
            if (!used.TryGetValue(folder, out var uses)) used[folder] = uses = [];
            foreach (var name in UsingsOf(lines))
            {
                if (Folder(name) is { } other && other != folder && Project(other) == Project(folder)) uses.Add(other);
            }
        }

        // A folder may hold pages alone.
        foreach (var page in Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src"), "*.razor", SearchOption.AllDirectories))
        {
            if (Path.GetRelativePath(Path.Combine(Checkout.Root, "src"), page).Split('/') is [var project, var folder, _, ..]) used.TryAdd($"{project["SigmaShake.".Length..]}/{folder}", []);
        }

        return used;
    }

    private static IEnumerable<string> SourceFiles() =>
        Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src"), "*.cs", SearchOption.AllDirectories);

    // SigmaShake.Rules.Patterns.Unicode belongs to the folder Rules/Patterns.
    private static string? Folder(string name) => name.Split('.') is ["SigmaShake", var project, var folder, ..] ? $"{project}/{folder}" : null;

    private static string Project(string folder) => folder.Split('/')[0];

    private static string NamespaceOf(IEnumerable<string> lines) => Declared(lines, "namespace ").FirstOrDefault() ?? "";

    private static IEnumerable<string> UsingsOf(IEnumerable<string> lines) => Declared(lines, "using ");

    private static IEnumerable<string> Declared(IEnumerable<string> lines, string keyword) => lines
        .Where(line => line.StartsWith(keyword + "SigmaShake", StringComparison.Ordinal) && line.EndsWith(';'))
        .Select(line => line[keyword.Length..^1]);
}
