using System.Text;
using SigmaShake.Rules.Formatting;
using SigmaShake.Rules.Tests.Checking;

namespace SigmaShake.Rules.Tests.Formatting;

public sealed class RuleFormatterTests
{
    [Fact]
    public void Statements_get_a_line_each_and_rules_a_blank_line_between() => Expect(
        "\uFEFFrule a{enabled true DENY read\r\nIF path EXISTS  MESSAGE\"m\"}\n\n\n\nrule b {\nLOG\tany\n\n\n\nIF tool\n EXISTS\nMESSAGE \"x\"\n\n}rule c { AMBIENT MESSAGE \"h\" CATEGORY a  b\n}",
        """
        rule a {
          enabled true
          DENY read
          IF path EXISTS
          MESSAGE "m"
        }

        rule b {
          LOG any

          IF tool EXISTS
          MESSAGE "x"
        }

        rule c {
          AMBIENT
          MESSAGE "h"
          CATEGORY a b
        }

        """);

    [Fact]
    public void Alternatives_get_a_line_each() => Expect(
        "rule a { DENY read IF path EXISTS OR (url EXISTS or_NOT tool EXISTS) AND NOT( cwd EXISTS ) OR path NOT EXISTS url EXISTS MESSAGE \"m\" }"
            .Replace("or_NOT", "OR NOT", StringComparison.Ordinal),
        """
        rule a {
          DENY read
          IF path EXISTS
            OR (url EXISTS OR NOT tool EXISTS) AND NOT (cwd EXISTS)
            OR path NOT EXISTS url EXISTS
          MESSAGE "m"
        }

        """);

    [Fact]
    public void Templates_stay_as_they_were_written() => Expect(
        "rule a{DENY execution IF command   INVOKES\"rm  -r|-R \\* \\\"x\" OR NOT command NOT INVOKES \"$*\" MESSAGE \"m\"}",
        """
        rule a {
          DENY execution
          IF command INVOKES "rm  -r|-R \* \"x"
            OR NOT command NOT INVOKES "$*"
          MESSAGE "m"
        }

        """);

    [Fact]
    public void Long_conditions_are_broken_and_short_ones_joined()
    {
        var text = new string('x', 50);
        Expect(
            $"rule a {{ DENY read IF path EQUALS \"a\"\n\nAND url EQUALS \"b\" MESSAGE \"m\" }} rule b {{ DENY read IF path EQUALS \"{text}\" url EQUALS \"{text}\" AND (tool EQUALS \"{text}\" OR tool EQUALS \"{text}\" AND cwd EQUALS \"{text}\") MESSAGE \"m\" }}",
            $"""
            rule a {"{"}
              DENY read
              IF path EQUALS "a" AND url EQUALS "b"
              MESSAGE "m"
            {"}"}

            rule b {"{"}
              DENY read
              IF path EQUALS "{text}"
                url EQUALS "{text}"
                AND (tool EQUALS "{text}"
                    OR tool EQUALS "{text}"
                      AND cwd EQUALS "{text}")
              MESSAGE "m"
            {"}"}

            """);
    }

    [Fact]
    public void Comments_stay_where_they_are() => Expect(
        """
        #!header


        # about a
        rule a { # opens
           # about the decision
          DENY read # why
          IF # first
          path # a field
             # before the operator
          EXISTS
           # before OR
          OR url EXISTS
          MESSAGE "# no comment"   
          # last

          # very last
        }  # end of a
        # about b
        rule b { AMBIENT MESSAGE "h" }
        # the end
        """,
        """
        #!header

        # about a
        rule a { # opens
          # about the decision
          DENY read # why
          IF # first
            path # a field
            # before the operator
            EXISTS
            # before OR
            OR url EXISTS
          MESSAGE "# no comment"
          # last

          # very last
        } # end of a

        # about b
        rule b {
          AMBIENT
          MESSAGE "h"
        }
        # the end

        """.Replace("}\n# the end", "}\n\n# the end", StringComparison.Ordinal));

    [Fact]
    public void Strings_keep_every_character() => Expect(
        "rule a { AMBIENT MESSAGE \"one  \\\"two\\\"\n\tthree   \\s\\\\ \" RUN \"a\"   \"b c\" EXAMPLE path \"x\"  content \"y\" }".Replace("RUN \"a\"   \"b c\" ", "", StringComparison.Ordinal),
        "rule a {\n  AMBIENT\n  MESSAGE \"one  \\\"two\\\"\n\tthree   \\s\\\\ \"\n  EXAMPLE path \"x\" content \"y\"\n}\n");

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment\n")]
    public void What_is_canonical_stays(string source) => Expect(source, source);

    [Fact]
    public void White_space_alone_vanishes() => Expect("\n  \r\n\t\n", "");

    [Theory]
    [InlineData("rule a { DENY read }")]
    [InlineData("stray\n")]
    public void A_file_with_errors_stays_as_it_is(string source)
    {
        var formatted = Format(source);

        Assert.Null(formatted.Text);
        Assert.True(formatted.File.HasErrors);
    }

    [Fact]
    public void A_file_with_warnings_is_formatted()
    {
        var formatted = Format(RuleFiles.Deny("tool EXISTS", "CONTEXT \"${x}\""));

        Assert.NotNull(formatted.Text);
        Assert.Single(formatted.File.Diagnostics);
    }

    [Fact]
    public void A_file_that_is_not_text_stays_as_it_is() => Assert.Null(RuleFormatter.Format(RuleFiles.Name, [0xFF]).Text);

    internal static FormattedFile Format(string source) => RuleFormatter.Format(RuleFiles.Name, Encoding.UTF8.GetBytes(source));

    private static void Expect(string source, string canonical)
    {
        var formatted = Format(source);

        Assert.Empty(formatted.File.Diagnostics);
        Assert.Equal(canonical, formatted.Text);
        Assert.Equal(canonical, Format(canonical).Text);
        Assert.Equal(RuleFiles.Show(formatted.File), RuleFiles.Show(RuleFiles.Read(canonical)));
    }
}
