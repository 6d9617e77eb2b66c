using System.Text;
using SigmaShake.Rules.Programs;

namespace SigmaShake.Rules.Tests.Programs;

public sealed class ProgramTableTests
{
    [Fact]
    public void Every_line_keeps_to_the_grammar()
    {
        var findings = Lines().Where(line => !IsAlias(line.Items))
            .SelectMany(line => TableGrammar.Findings(line.Items).Select(finding => $"{line.Key}: {finding}"));
        Assert.Equal([], findings);
    }

    [Fact]
    public void Lines_are_sorted_and_no_key_stands_there_twice()
    {
        for (var family = 0; family < ProgramTable.Families; family++)
        {
            var keys = LinesOf(family).Select(line => line.Key).ToList();
            Assert.Equal(keys.Distinct().Order(StringComparer.Ordinal), keys);
        }
    }

    [Fact]
    public void Every_line_is_found_by_its_key()
    {
        foreach (var (key, items, _) in Lines())
        {
            var entry = ProgramTable.FindExact(Encoding.UTF8.GetBytes(key));
            Assert.False(entry.IsNone, $"`{key}` is not found");
            Assert.Equal(IsAlias(items) ? items[1..] : key, Encoding.UTF8.GetString(entry.Key));
            if (!IsAlias(items)) Assert.Equal(items, Encoding.UTF8.GetString(entry.Items.Text).Trim());
        }
    }

    [Fact]
    public void A_subcommand_stands_below_a_line_that_says_so()
    {
        foreach (var (key, _, _) in Lines().Where(line => line.Key.Contains(' ')))
        {
            var outer = ProgramTable.FindExact(Encoding.UTF8.GetBytes(key[..key.LastIndexOf(' ')]));
            Assert.True(outer.HasSubcommands, $"`{key}` is never looked for");
            Assert.True(key.Count(sign => sign == ' ') < ProgramTable.MaxDepth, $"`{key}` is too deep");
        }
    }

    [Fact]
    public void The_names_in_one_order_are_those_of_the_families()
    {
        var names = Lines().Where(line => !line.Key.Contains(' ')).OrderBy(line => line.Key, StringComparer.Ordinal)
            .Select(line => $"{line.Key}:{(char)('a' + line.Family)}");
        Assert.Equal(names, Encoding.UTF8.GetString(ProgramNames.Text).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Every_text_is_small_enough_for_its_spans()
    {
        for (var family = 0; family < ProgramTable.Families; family++) Assert.InRange(ProgramTable.TextOf(family).Length, 1, ushort.MaxValue);
    }

    [Theory]
    [InlineData("python3.12", "python")]
    [InlineData("gcc-13", "gcc")]
    [InlineData("clang-format-15", "clang-format")]
    [InlineData("php8.2", "php")]
    [InlineData("7z", "7z")]
    [InlineData("sha256sum", "sha256sum")]
    [InlineData("podman", "docker")]
    public void A_program_is_found_by_other_names_and_with_a_version(string name, string key) =>
        Assert.Equal(key, Encoding.UTF8.GetString(ProgramTable.Find(Encoding.UTF8.GetBytes(name)).Key));

    [Theory]
    [InlineData("")]
    [InlineData("nosuchprogram")]
    [InlineData("ca")]
    [InlineData("cats")]
    [InlineData("cat:")]
    [InlineData("cat:a")]
    [InlineData("3.12")]
    [InlineData("git push")]
    [InlineData("\n")]
    [InlineData(" ")]
    public void Other_names_are_not_found(string name) => Assert.True(ProgramTable.Find(Encoding.UTF8.GetBytes(name)).IsNone);

    internal static IEnumerable<(string Key, string Items, int Family)> Lines() => Enumerable.Range(0, ProgramTable.Families).SelectMany(LinesOf);

    internal static bool IsAlias(string items) => items.StartsWith('=');

    private static IEnumerable<(string Key, string Items, int Family)> LinesOf(int family)
    {
        var lines = new List<string>();
        foreach (var line in Encoding.UTF8.GetString(ProgramTable.TextOf(family)).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith("  ", StringComparison.Ordinal)) lines[^1] += "\n" + line;
            else lines.Add(line);
        }

        return lines.Select(line => (line[..line.IndexOf(':', 1)], line[(line.IndexOf(':', 1) + 1)..].Trim(), family));
    }
}
