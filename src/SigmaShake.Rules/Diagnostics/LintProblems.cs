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

    public static readonly DiagnosticDescriptor TemplateFitsNothing = new(
        "SSG1103",
        DiagnosticSeverity.Warning,
        "a part of a template fits no command",
        """
        The program of a template is compared with the program's name without its folders, so `/bin/rm` fits none, and `rm` fits `/bin/rm`.
        """,
        """
        rule no-remove {
          DENY execution
          IF command INVOKES "/bin/rm -r"
          MESSAGE "Ask first."
        }
        """,
        """
        rule no-remove {
          DENY execution
          IF command INVOKES "rm -r"
          MESSAGE "Ask first."
        }
        """);

    public static readonly DiagnosticDescriptor RuleMatchesNothing = new(
        "SSG1104",
        DiagnosticSeverity.Warning,
        "a rule with INVOKES matches nothing",
        """
        INVOKES, negated or not, holds on simple commands, which have no `path`, `content`, `url` or `query`, and in a rule about an effect (`read`,
        `write`, `edit`, `search`, `network`) on what a simple command reads, writes, looks for or reaches, which has no `content` and no text
        of a command. A rule that asks for one of these as well never matches.
        """,
        """
        rule no-secrets {
          DENY execution
          IF command INVOKES "cat" AND path GLOB "**/.env"
          MESSAGE "Ask first."
        }
        """,
        """
        rule no-secrets {
          DENY read
          IF command INVOKES "cat" AND path GLOB "**/.env"
          MESSAGE "Ask first."
        }
        """);
}
