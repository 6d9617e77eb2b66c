namespace SigmaShake.Rules.Diagnostics;

/// <summary>Problems of INVOKES and its template: SSG1042 to SSG1044.</summary>
internal static class TemplateProblems
{
    public static readonly DiagnosticDescriptor Syntax = new(
        "SSG1042",
        DiagnosticSeverity.Error,
        "ill-formed template",
        """
        A template is a program, options and operands, as in `git push --force|-f`. No alternative is empty; the alternatives of an option are
        options. The condition counts as true (in an ALLOW: false) until it is cured.
        """,
        """
        rule no-push {
          DENY execution
          IF command INVOKES "git push --force|f"
          MESSAGE "Ask first."
        }
        """,
        """
        rule no-push {
          DENY execution
          IF command INVOKES "git push --force|-f"
          MESSAGE "Ask first."
        }
        """);

    public static readonly DiagnosticDescriptor TooLarge = new(
        "SSG1043",
        DiagnosticSeverity.Error,
        "the template is larger than a limit",
        """
        A template holds at most 1 KiB. The condition counts as true (in an ALLOW: false). Split it into several conditions joined by OR.
        """,
        null,
        null);

    public static readonly DiagnosticDescriptor Field = new(
        "SSG1044",
        DiagnosticSeverity.Error,
        "INVOKES looks at the command only",
        """
        INVOKES compares the words of a command, and no other field has any. The condition counts as true (in an ALLOW: false).
        """,
        """
        rule no-push {
          DENY execution
          IF content INVOKES "git push"
          MESSAGE "Ask first."
        }
        """,
        """
        rule no-push {
          DENY execution
          IF command INVOKES "git push"
          MESSAGE "Ask first."
        }
        """);
}
