namespace SigmaShake.Rules.Diagnostics;

/// <summary>What is allowed but hardly meant: SSG1101 and up, all of them warnings.</summary>
internal static class LintProblems
{
    public static readonly DiagnosticDescriptor EqualIds = new(
        "SSG1101",
        DiagnosticSeverity.Warning,
        "two rules of a source have the same id",
        """
        Both rules count. But a verdict names its rule by id, and `ssg rule disable` would reach both: give each its own.
        """,
        null,
        null);

    public static readonly DiagnosticDescriptor UnknownPlaceholder = new(
        "SSG1102",
        DiagnosticSeverity.Warning,
        "unknown placeholder",
        """
        Only `${command}`, `${path}`, `${tool}` and `${input.<key>}` are replaced in texts; any other `${…}` is shown as it stands.
        If that is meant, write a backslash before it.
        """,
        """
        rule no-push {
          DENY execution
          IF command CONTAINS "push"
          MESSAGE "Do not run ${comand}."
        }
        """,
        """
        rule no-push {
          DENY execution
          IF command CONTAINS "push"
          MESSAGE "Do not run ${command}."
        }
        """);
}
