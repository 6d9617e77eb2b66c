namespace SigmaShake.Rules.Diagnostics;

/// <summary>Problems of how rules are written: SSG1004 to SSG1018 and SSG1035.</summary>
internal static class SyntaxProblems
{
    public static readonly DiagnosticDescriptor UnknownOperator = new(
        "SSG1004",
        DiagnosticSeverity.Error,
        "unknown operator",
        """
        The word between field and string is no operator. Operators are written in capitals. The condition counts as true (in an
        ALLOW: false) until it is cured; the other conditions of the rule still count.
        """,
        """
        rule no-push {
          DENY execution
          IF command CONTIANS "push"
          MESSAGE "Ask first."
        }
        """,
        """
        rule no-push {
          DENY execution
          IF command CONTAINS "push"
          MESSAGE "Ask first."
        }
        """);

    public static readonly DiagnosticDescriptor UnknownField = new(
        "SSG1005",
        DiagnosticSeverity.Error,
        "unknown field",
        """
        A condition and a sample look at `command`, `path`, `content`, `url`, `query`, `tool`, `agent`, `cwd`, or at a raw member of
        the call as `input.<key>`. The condition counts as true (in an ALLOW: false) until it is cured.
        """,
        """
        rule no-push {
          DENY execution
          IF comand CONTAINS "push"
          MESSAGE "Ask first."
        }
        """,
        """
        rule no-push {
          DENY execution
          IF command CONTAINS "push"
          MESSAGE "Ask first."
        }
        """);

    public static readonly DiagnosticDescriptor UnknownStatement = new(
        "SSG1006",
        DiagnosticSeverity.Error,
        "unknown statement",
        """
        The line begins with no keyword of a statement. Keywords are case-sensitive. The line is passed over and the rule counts as
        broken; if the line may be a part of the IF before it, so does the condition.
        """,
        """
        rule no-push {
          DENY execution
          IF command CONTAINS "push"
          MESAGE "Ask first."
          MESSAGE "Ask first."
        }
        """,
        """
        rule no-push {
          DENY execution
          IF command CONTAINS "push"
          MESSAGE "Ask first."
        }
        """);

    public static readonly DiagnosticDescriptor UnexpectedText = new(
        "SSG1007",
        DiagnosticSeverity.Error,
        "a statement was expected",
        """
        A statement begins with its keyword. This place holds something else, often the rest of a text with a quote in it. It is
        passed over and the rule counts as broken.
        """,
        """
        rule no-push {
          DENY execution
          IF command CONTAINS "push"
          MESSAGE "Ask first." "twice"
        }
        """,
        """
        rule no-push {
          DENY execution
          IF command CONTAINS "push"
          MESSAGE "Ask first."
        }
        """);

    public static readonly DiagnosticDescriptor RuleId = new(
        "SSG1008",
        DiagnosticSeverity.Error,
        "missing or ill-formed rule id",
        """
        An id is one word of ASCII letters, digits, `-`, `_` and `.`, and begins with a letter or digit. The rule still counts;
        without an id it is named after its line.
        """,
        """
        rule no push {
          DENY execution
          IF command CONTAINS "push"
          MESSAGE "Ask first."
        }
        """,
        """
        rule no-push {
          DENY execution
          IF command CONTAINS "push"
          MESSAGE "Ask first."
        }
        """);

    public static readonly DiagnosticDescriptor MissingOpenBrace = new(
        "SSG1009",
        DiagnosticSeverity.Error,
        "missing `{`",
        """
        After its id, a rule opens with `{`. If statements follow, they are read all the same; otherwise the rule is unreadable and
        refuses every action (in a project: asks).
        """,
        """
        rule no-push
          DENY execution
          IF command CONTAINS "push"
          MESSAGE "Ask first."
        }
        """,
        """
        rule no-push {
          DENY execution
          IF command CONTAINS "push"
          MESSAGE "Ask first."
        }
        """);

    public static readonly DiagnosticDescriptor MissingCloseBrace = new(
        "SSG1010",
        DiagnosticSeverity.Error,
        "missing `}`",
        """
        The rule is not closed before the next one or the end of the file. If its last statement is the IF, that may have been cut
        off, so its condition counts as true (in an ALLOW: false).
        """,
        """
        rule no-push {
          DENY execution
          IF command CONTAINS "push"
          MESSAGE "Ask first."
        """,
        """
        rule no-push {
          DENY execution
          IF command CONTAINS "push"
          MESSAGE "Ask first."
        }
        """);

    public static readonly DiagnosticDescriptor UnterminatedString = new(
        "SSG1011",
        DiagnosticSeverity.Error,
        "missing closing quote",
        """
        A string may span lines, but not a line that begins with `rule <id> {`, so that a forgotten quote never swallows the next
        rule. The string is cut at the end of its first line; a condition that needs it counts as true (in an ALLOW: false).
        """,
        """
        rule no-push {
          DENY execution
          IF command CONTAINS "push"
          MESSAGE "Ask first.
        }
        """,
        """
        rule no-push {
          DENY execution
          IF command CONTAINS "push"
          MESSAGE "Ask first."
        }
        """);

    public static readonly DiagnosticDescriptor StrayQuote = new(
        "SSG1012",
        DiagnosticSeverity.Error,
        "unescaped quote inside a string",
        """
        The quote that ends this string is followed by text that cannot follow a string, so the string was read to the last quote on
        that line. Write `\"` for a quote inside a string. A condition whose string also spans lines counts as true (in an ALLOW:
        false): there, the closing quote itself was probably forgotten.
        """,
        """
        rule no-push {
          DENY execution
          IF command CONTAINS "alias=""
          MESSAGE "Ask first."
        }
        """,
        """
        rule no-push {
          DENY execution
          IF command CONTAINS "alias=\""
          MESSAGE "Ask first."
        }
        """);

    public static readonly DiagnosticDescriptor ConditionExpected = new(
        "SSG1013",
        DiagnosticSeverity.Error,
        "a condition was expected",
        """
        An expression is made of conditions, `AND`, `OR`, `NOT` and parentheses. What stands here fits nowhere, so the whole
        expression counts as true (in an ALLOW: false).
        """,
        """
        rule no-push {
          DENY execution
          IF command CONTAINS "push" OR
          MESSAGE "Ask first."
        }
        """,
        """
        rule no-push {
          DENY execution
          IF command CONTAINS "push"
          MESSAGE "Ask first."
        }
        """);

    public static readonly DiagnosticDescriptor OperatorExpected = new(
        "SSG1014",
        DiagnosticSeverity.Error,
        "an operator was expected",
        """
        A condition is a field, an operator and a string. The operator is missing, so the condition counts as true (in an ALLOW:
        false).
        """,
        """
        rule no-push {
          DENY execution
          IF command "push"
          MESSAGE "Ask first."
        }
        """,
        """
        rule no-push {
          DENY execution
          IF command CONTAINS "push"
          MESSAGE "Ask first."
        }
        """);

    public static readonly DiagnosticDescriptor OperandExpected = new(
        "SSG1015",
        DiagnosticSeverity.Error,
        "a string was expected",
        """
        Every operator but EXISTS compares with a string in double quotes. The condition counts as true (in an ALLOW: false).
        """,
        """
        rule no-push {
          DENY execution
          IF command CONTAINS push
          MESSAGE "Ask first."
        }
        """,
        """
        rule no-push {
          DENY execution
          IF command CONTAINS "push"
          MESSAGE "Ask first."
        }
        """);

    public static readonly DiagnosticDescriptor UnclosedParenthesis = new(
        "SSG1016",
        DiagnosticSeverity.Error,
        "missing `)`",
        """
        A parenthesis is never closed, so nobody can say where its group ends, and the whole expression counts as true (in an ALLOW:
        false).
        """,
        """
        rule no-push {
          DENY execution
          IF (command CONTAINS "push"
          MESSAGE "Ask first."
        }
        """,
        """
        rule no-push {
          DENY execution
          IF command CONTAINS "push"
          MESSAGE "Ask first."
        }
        """);

    public static readonly DiagnosticDescriptor UnknownConnective = new(
        "SSG1017",
        DiagnosticSeverity.Error,
        "unknown word between conditions",
        """
        Conditions are joined by `AND` or `OR` and negated by `NOT`, in capitals. Because a misspelt word may be any of them, the
        whole expression counts as true (in an ALLOW: false).
        """,
        """
        rule no-push {
          DENY execution
          IF command CONTAINS "push" adn command CONTAINS "--force"
          MESSAGE "Ask first."
        }
        """,
        """
        rule no-push {
          DENY execution
          IF command CONTAINS "push" AND command CONTAINS "--force"
          MESSAGE "Ask first."
        }
        """);

    public static readonly DiagnosticDescriptor SampleExpected = new(
        "SSG1018",
        DiagnosticSeverity.Error,
        "a sample was expected",
        """
        EXAMPLE and COUNTEREXAMPLE take one string, or fields with a string each. The sample is left out; the rule itself is not
        touched.
        """,
        """
        rule no-push {
          DENY execution
          IF command CONTAINS "push"
          MESSAGE "Ask first."
          EXAMPLE git push
        }
        """,
        """
        rule no-push {
          DENY execution
          IF command CONTAINS "push"
          MESSAGE "Ask first."
          EXAMPLE "git push"
        }
        """);

    public static readonly DiagnosticDescriptor SurplusOperand = new(
        "SSG1035",
        DiagnosticSeverity.Error,
        "EXISTS takes no string",
        """
        EXISTS asks whether a field is there at all. A string behind it may mean that another operator was wanted, so the condition
        counts as true (in an ALLOW: false).
        """,
        """
        rule no-push {
          DENY network
          IF url EXISTS "http"
          MESSAGE "Ask first."
        }
        """,
        """
        rule no-push {
          DENY network
          IF url EXISTS
          MESSAGE "Ask first."
        }
        """);
}
