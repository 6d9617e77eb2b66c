using System.Runtime.InteropServices;
using System.Text;
using SigmaShake.Rules.Patterns;
using SigmaShake.Rules.Patterns.Overlaps;

namespace SigmaShake.Rules.Tests.Patterns.Overlaps;

/// <summary>What a shell's pattern names is told by the C library's own <c>fnmatch</c>, path by path, over all short paths.</summary>
public partial class PatternOverlapTests
{
    private const int Pathname = 1; // FNM_PATHNAME and FNM_PERIOD of glibc's fnmatch.h
    private const int Period = 4;

    private static readonly string[] Paths = ["", .. AllPaths("abc./", 5)];

    [Theory]
    [InlineData(".en*", Operator.Glob, "**/.env", true, true)]
    [InlineData("*", Operator.Glob, "**/.env", false, true)]
    [InlineData("*", Operator.Glob, "**/env", true, true)]
    [InlineData(".e?v", Operator.Glob, ".env", true, true)]
    [InlineData("/etc/pass[vw]d", Operator.Equals, "/etc/passwd", true, true)]
    [InlineData("/etc/pass[!w]d", Operator.Equals, "/etc/passwd", false, true)]
    [InlineData("/tmp/build/*", Operator.Glob, "/tmp/**", true, false)]
    [InlineData("/tmp/*/x", Operator.StartsWith, "/tmp/", true, false)]
    [InlineData("/t*/x", Operator.StartsWith, "/tmp/", true, true)]
    [InlineData("*.pem", Operator.EndsWith, ".pem", true, false)]
    [InlineData("src/*.cs", Operator.Regex, "(?s)^src/.*\\.cs$", true, false)]
    [InlineData("src/*.cs", Operator.Regex, "\\.(ts|js)$", false, true)]
    [InlineData("a\\*b", Operator.Equals, "a*b", true, false)]
    [InlineData("[[:alpha:]]", Operator.Equals, "a", true, true)]
    [InlineData("/home/user/project/*.c", Operator.Glob, "**/{*.key,*.p12,*.pfx,*.jks,*.keystore,*.ppk,*privkey*.pem,*private*.pem,*-key.pem,*_key.pem}", false, true)]
    [InlineData("é*", Operator.Glob, "é[à-ü]", true, true)]
    public void What_a_pattern_can_name_is_held_against_every_kind_of_operand(string glob, Operator @operator, string operand, bool canMatch, bool canMiss)
    {
        var names = ShellGlob.Compile(glob)!;
        var rule = OperandProgram.Of(@operator, operand)!;

        Assert.Equal((canMatch, canMiss), (PatternOverlap.CanMatch(names, rule, new OverlapBudget()), PatternOverlap.CanMiss(names, rule, new OverlapBudget())));
    }

    [Fact]
    public void Random_patterns_meet_where_some_short_path_shows_it()
    {
        var random = RandomSource.Create();
        var (met, missed, apart) = (0, 0, 0);
        for (var i = 0; i < 3000; i++)
        {
            var glob = Glob(random, "a b . / * ? [ab] [!a] \\.".Split(' '), 3);
            var operand = Glob(random, "a b . / * ? ** / **/ {a,b} [ab]".Split(' '), 3);
            if (glob.Contains("**", StringComparison.Ordinal)) continue;
            if (ShellGlob.Compile(glob) is not { } names || TextPattern.Compile(Operator.Glob, onPath: true, operand).Pattern is not { } pattern) continue;
            var rule = OperandProgram.Of(Operator.Glob, operand)!;
            var named = Paths.Where(path => Names(glob, path)).ToList();
            var matches = named.Exists(path => pattern.IsMatch(Encoding.UTF8.GetBytes(path)));
            var misses = named.Exists(path => !pattern.IsMatch(Encoding.UTF8.GetBytes(path)));

            var what = $"see the seed: `{glob}` and `{operand}`";
            Assert.True(matches == PatternOverlap.CanMatch(names, rule, new OverlapBudget()), $"{what} can match: {matches}");
            Assert.True(misses == PatternOverlap.CanMiss(names, rule, new OverlapBudget()), $"{what} can miss: {misses}");
            met += matches ? 1 : 0;
            missed += misses ? 1 : 0;
            apart += matches ? 0 : 1;
        }

        Assert.True(Math.Min(met, Math.Min(missed, apart)) > 300, $"see the seed: {met} met, {missed} missed, {apart} apart");
    }

    [Fact]
    public void What_takes_too_long_counts_as_met_and_as_missed()
    {
        var names = ShellGlob.Compile(string.Concat(Enumerable.Repeat("*a", 500)))!;
        var rule = OperandProgram.Of(Operator.Regex, "^(?:a|b|ab|ba){1,200}c$")!;

        Assert.True(PatternOverlap.CanMatch(names, rule, new OverlapBudget()));
        Assert.True(PatternOverlap.CanMiss(names, rule, new OverlapBudget()));
    }

    [Fact]
    public void All_patterns_of_a_call_together_have_one_budget()
    {
        var budget = new OverlapBudget();
        var names = ShellGlob.Compile("*a*b*c")!;
        var apart = OperandProgram.Of(Operator.Equals, "d")!;
        for (var i = 0; i < 1_000_000 && !budget.IsSpent; i++) Assert.False(PatternOverlap.CanMatch(names, apart, budget));

        Assert.True(PatternOverlap.CanMatch(names, apart, budget));
    }

    [Theory]
    [InlineData("*", ".")]
    [InlineData("/*", "/")]
    [InlineData("src/*", "src")]
    [InlineData("src/**/*", "src")]
    [InlineData("/home/user/.ssh/*", "/home/user/.ssh")]
    [InlineData("src/*.cs", null)]
    [InlineData("s*/*", null)]
    [InlineData("src/a*", null)]
    [InlineData("src", null)]
    public void A_pattern_that_says_nothing_of_names_is_its_folder(string glob, string? folder) => Assert.Equal(folder, ShellGlob.FolderOfAll(glob));

    // Unlike fnmatch, a shell knows no file without a name. And glibc takes what stands behind `*?` for the beginning of a name, where a dot is hidden; bash and dash do not.
    private static bool Names(string glob, string path) =>
        Match(QuestionsFirst(glob), path, Pathname | Period) == 0
        && !glob.Split('/').Zip(path.Split('/')).Any(segment => segment.First.Length > 0 && segment.First.Trim('*').Length == 0 && segment.Second.Length == 0);

    private static string QuestionsFirst(string glob)
    {
        while (glob.Contains("*?", StringComparison.Ordinal)) glob = glob.Replace("*?", "?*", StringComparison.Ordinal);
        return glob;
    }

    private static string Glob(Random random, string[] pieces, int most) =>
        string.Concat(Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => pieces[random.Next(pieces.Length)]));

    private static IEnumerable<string> AllPaths(string letters, int length) => length == 0
        ? []
        : letters.SelectMany(letter => AllPaths(letters, length - 1).Append("").Select(rest => letter + rest)).Distinct();

    [LibraryImport("libc", EntryPoint = "fnmatch", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Match(string pattern, string text, int flags);
}
