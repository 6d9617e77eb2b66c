using SigmaShake.Cli.Loading;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Loading;

public sealed class RuleFolderTests : IDisposable
{
    private const string Rule = "rule a {\n  DENY any\n  IF tool EQUALS \"x\"\n  MESSAGE \"m\"\n}\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Its_rule_files_are_read_by_name_and_nothing_else_is()
    {
        _folder.Write("r/b.rules", Rule);
        _folder.Write("r/B.rules", Rule);
        _folder.Write("r/a.rules", Rule);
        _folder.Write("r/a.rules.bak", Rule);
        _folder.Write("r/readme.md", Rule);
        _folder.Write("r/sub/c.rules", Rule);

        var folder = RuleFolder.Read(_folder["r"]);

        Assert.Null(folder.Fault);
        Assert.Equal(["B.rules", "a.rules", "b.rules"], folder.Files.Select(file => file.Name));
        Assert.Equal(3, folder.Rules.Count());
    }

    [Fact]
    public void An_absent_one_is_empty_and_another_thing_in_its_place_is_a_fault()
    {
        var file = _folder.Write("file", Rule);
        Directory.CreateDirectory(_folder["real"]);
        Directory.CreateSymbolicLink(_folder["link"], "real");

        Assert.Equal((0, null), (RuleFolder.Read(_folder["none"]).Files.Count, RuleFolder.Read(_folder["none"]).Fault));
        Assert.Equal("is not a folder", RuleFolder.Read(file).Fault);
        Assert.Equal("is a link; put the folder itself there", RuleFolder.Read(_folder["link"]).Fault);
    }

    [Fact]
    public void More_files_than_the_limit_are_a_fault()
    {
        Directory.CreateDirectory(_folder["r"]);
        for (var i = 0; i <= RuleFolder.MaxRules; i++) File.WriteAllText(_folder[$"r/{i}.rules"], "");

        Assert.Equal((0, "holds more than 10000 rule files"), (RuleFolder.Read(_folder["r"]).Files.Count, RuleFolder.Read(_folder["r"]).Fault));
    }

    [Fact]
    public void More_rules_than_the_limit_are_a_fault_and_never_some_of_them()
    {
        // Two files that hold too many together; broken rules count, and are quick to read.
        var many = string.Concat(Enumerable.Range(0, (RuleFolder.MaxRules / 2) + 1).Select(i => $"rule r{i} {{ DENY any IF tool EQUALS \"x\" MESSAGE \"m\" }}\n"));
        _folder.Write("r/a.rules", many);
        _folder.Write("r/b.rules", many);

        var folder = RuleFolder.Read(_folder["r"]);

        Assert.Empty(folder.Files);
        Assert.Matches("^(holds more than 10000 rules|takes more than 2 s to read)$", folder.Fault);
    }

    [Fact]
    public void A_file_beyond_the_size_limit_is_a_shut_gate()
    {
        _folder.Write("r/a.rules", new string('#', (1 << 20) + 1));

        var file = Assert.Single(RuleFolder.Read(_folder["r"]).Files);

        Assert.True(Assert.Single(file.Checked.Rules).IsUnreadable);
        Assert.Empty(file.Bytes);
    }

    [Fact]
    public void The_hash_is_of_names_and_bytes_and_of_where_one_file_ends()
    {
        var hashes = new List<string>();
        foreach (var files in new (string Name, string Text)[][]
        {
            [],
            [("a.rules", "")],
            [("b.rules", "")],
            [("a.rules", "# x")],
            [("a.rules", "# x\n")],
            [("a.rules", "# "), ("b.rules", "x")],
            [("a.rules", "# x"), ("b.rules", "")],
        })
        {
            using var folder = new TemporaryFolder();
            foreach (var (name, text) in files) folder.Write(name, text);
            hashes.Add(RuleFolder.Read(folder.Path).ContentHash().ToString());
            Assert.Equal(hashes[^1], RuleFolder.Read(folder.Path).ContentHash().ToString());
        }

        Assert.Equal(hashes.Count, hashes.Distinct().Count());
    }
}
