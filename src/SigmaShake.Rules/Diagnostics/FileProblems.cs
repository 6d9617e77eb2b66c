namespace SigmaShake.Rules.Diagnostics;

/// <summary>Problems of a file as a whole: SSG1001 to SSG1003, SSG1040, SSG1041.</summary>
internal static class FileProblems
{
    public static readonly DiagnosticDescriptor NotUtf8 = new(
        "SSG1001",
        DiagnosticSeverity.Error,
        "the file is not UTF-8",
        """
        A rule file is UTF-8 text. Because nothing in it can be trusted to say what its author meant, the whole file counts as one
        unreadable rule, which refuses every action (in a project: asks). Save the file as UTF-8.
        """,
        null,
        null);

    public static readonly DiagnosticDescriptor TooLarge = new(
        "SSG1002",
        DiagnosticSeverity.Error,
        "the file is larger than the limit",
        """
        A rule file holds at most 1 MiB. A larger one is not read, and counts as one unreadable rule, which refuses every action (in
        a project: asks). Split it into several files; all files of a rules folder are read.
        """,
        null,
        null);

    public static readonly DiagnosticDescriptor StrayText = new(
        "SSG1003",
        DiagnosticSeverity.Error,
        "text outside of any rule",
        """
        Outside of rules a file holds only comments and white space. If the text holds a `{` it may be a rule whose keyword is
        misspelt, so it counts as an unreadable rule, which refuses every action (in a project: asks); other text is passed over.
        """,
        """
        rul no-push {
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

    public static readonly DiagnosticDescriptor TooManyProblems = new(
        "SSG1040",
        DiagnosticSeverity.Error,
        "too many problems in one file",
        """
        Only the first 1,000 problems of a file are listed. What the file means does not depend on it: every broken rule stays
        broken. Such a file is usually not a rule file.
        """,
        null,
        null);

    public static readonly DiagnosticDescriptor Unreadable = new(
        "SSG1041",
        DiagnosticSeverity.Error,
        "a file or folder of rules cannot be read",
        """
        What cannot be read may hold a gate, so it counts as one unreadable rule, which refuses every action (in a project: asks).
        Files must be regular files that you may read; links are followed only inside their folder; a folder holds at most 10,000
        rules, which take at most two seconds to read; a project's `config.toml` may hold only what a project may set.
        """,
        null,
        null);
}
