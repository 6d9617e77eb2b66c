namespace SigmaShake.Rules.Diagnostics;

/// <summary>Problems of a condition's operand: SSG1031 to SSG1033.</summary>
internal static class PatternProblems
{
    public static readonly DiagnosticDescriptor Syntax = new(
        "SSG1031",
        DiagnosticSeverity.Error,
        "ill-formed pattern",
        """
        The string is not a pattern of its operator. The condition counts as true (in an ALLOW: false) until it is cured; to compare
        with the text as it stands, use CONTAINS.
        """,
        """
        rule no-push {
          DENY execution
          IF command REGEX "push("
          MESSAGE "Ask first."
        }
        """,
        """
        rule no-push {
          DENY execution
          IF command CONTAINS "push("
          MESSAGE "Ask first."
        }
        """);

    public static readonly DiagnosticDescriptor NotLinear = new(
        "SSG1032",
        DiagnosticSeverity.Error,
        "the pattern cannot run in linear time",
        """
        Every pattern runs in time linear in the text, whatever the text is. A back-reference cannot, so it is refused. The
        condition counts as true (in an ALLOW: false).
        """,
        null,
        null);

    public static readonly DiagnosticDescriptor TooLarge = new(
        "SSG1033",
        DiagnosticSeverity.Error,
        "the pattern is larger than a limit",
        """
        A GLOB or REGEX holds at most 4 KiB and compiles to a bounded automaton. The condition counts as true (in an ALLOW: false).
        Split it into several conditions joined by OR.
        """,
        null,
        null);
}
