using SigmaShake.Rules.Checking;
using SigmaShake.Rules.Diagnostics;
using SigmaShake.Rules.Tests.Checking;

namespace SigmaShake.Rules.Tests.Diagnostics;

public sealed class DiagnosticPrinterTests
{
    [Fact]
    public void A_diagnostic_shows_what_where_the_place_and_the_cure() => Assert.Equal(
        """
        error[SSG1004]: unknown operator `CONTIANS`
          --> test.rules:12:14
           |
        12 |   IF command CONTIANS "push"
           |              ^^^^^^^^
           = help: did you mean `CONTAINS`?

        """,
        Print(new string('\n', 9) + RuleFiles.Deny("command CONTIANS \"push\"")));

    [Fact]
    public void A_warning_says_so() => Assert.Equal(
        """
        warning[SSG1102]: unknown placeholder `pth` is shown as it stands
         --> test.rules:1:48
          |
        1 | rule r { DENY read IF path EXISTS MESSAGE "not ${pth}" }
          |                                                ^^^^^^
          = help: did you mean `path`?

        """,
        Print("rule r { DENY read IF path EXISTS MESSAGE \"not ${pth}\" }"));

    [Theory]
    [InlineData("\tx\t", 4 + 1 + 4)]
    [InlineData("漢字", 4)]
    [InlineData("e\u0301", 1)]
    [InlineData("😀", 2)]
    [InlineData("ab", 2)]
    public void Carets_stand_under_the_place_behind_tabs_and_wide_text(string before, int cells)
    {
        var lines = Print($"rule r {{ DENY read IF path EQUALS \"{before}\" AND tol EXISTS MESSAGE \"m\" }}").Split('\n');

        Assert.Equal(new string(' ', 35 + cells + 6) + "^^^", lines[4][3..].TrimStart('|')[1..]);
    }

    [Fact]
    public void What_could_steer_a_terminal_is_not_printed()
    {
        var text = Print("rule r { DENY read IF path EQUALS \"\u001b[2J\u202e\" AND to\u001bl\u2066 EXISTS MESSAGE \"m\" }");

        Assert.DoesNotContain('\u001b', text);
        Assert.DoesNotContain('\u202e', text);
        Assert.DoesNotContain('\u2066', text);
        Assert.Contains("`to\\u{1b}l\\u{2066}`", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_name_cannot_steer_a_terminal()
    {
        var file = RuleFileReader.Read("\u001b[2J.rules", "rule a { AMBIENT MESSAGE \"m\" }"u8);

        Assert.All(EqualIds.Find([file, file]), warning => Assert.DoesNotContain('\u001b', DiagnosticPrinter.Print(warning)));
    }

    [Theory]
    [InlineData(0, 500)]
    [InlineData(500, 0)]
    [InlineData(500, 500)]
    public void Of_a_long_line_only_the_surroundings_are_shown(int before, int after)
    {
        var lines = Print($"rule r {{ DENY read IF path EQUALS \"{new string('漢', before)}\" AND tol EXISTS MESSAGE \"{new string('b', after)}\" }}").Split('\n');

        Assert.True(lines[3].Length <= 170, $"{lines[3].Length} characters");
        var cellsOfWide = lines[3].Count(c => c == '漢');
        Assert.Equal(lines[3].IndexOf("tol", StringComparison.Ordinal) + cellsOfWide, lines[4].IndexOf('^'));
        Assert.EndsWith("^^^", lines[4], StringComparison.Ordinal);
    }

    [Fact]
    public void A_string_over_several_lines_is_marked_on_its_first()
    {
        var text = Print("rule r { DENY read\nWEBHOOK \"a\nb\" IF path EXISTS MESSAGE \"m\" }");

        Assert.Contains("2 | WEBHOOK \"a\n  |         ^^\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_at_the_end_of_a_text_has_one_caret() =>
        Assert.Contains("1 | rule r { DENY read IF\n  |                      ^\n", Print("rule r { DENY read IF", "SSG1013"), StringComparison.Ordinal);

    [Fact]
    public void A_file_without_text_has_no_snippet()
    {
        var text = Print(new string('#', (1 << 20) + 1));

        Assert.Equal(3, text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void Colours_are_optional_and_change_nothing_else()
    {
        var diagnostic = RuleFiles.Read("rule r { }").Diagnostics[0];
        var coloured = DiagnosticPrinter.Print(diagnostic, colour: true);
        string[] codes = ["\e[1;31m", "\e[1;34m", "\e[0m"];

        Assert.StartsWith("\e[1;31merror[SSG1024]\e[0m: ", coloured, StringComparison.Ordinal);
        Assert.Equal(
            DiagnosticPrinter.Print(diagnostic),
            codes.Aggregate(coloured, (text, code) => text.Replace(code, "", StringComparison.Ordinal)));
    }

    private static string Print(string source, string? code = null) =>
        DiagnosticPrinter.Print(RuleFiles.Read(source).Diagnostics.First(diagnostic => code is null || diagnostic.Code == code));
}
