namespace SigmaShake.Rules.Diagnostics;

/// <summary>Problems of what a rule says: SSG1019 to SSG1029 and SSG1036.</summary>
internal static class RuleProblems
{
    public static readonly DiagnosticDescriptor Enabled = new(
        "SSG1019",
        DiagnosticSeverity.Error,
        "`enabled` is neither true nor false",
        """
        A rule is switched off only by `enabled false`. Anything else counts as enabled.
        """,
        """
        rule no-push {
          enabled no
          DENY execution
          IF command CONTAINS "push"
          MESSAGE "Ask first."
        }
        """,
        """
        rule no-push {
          enabled false
          DENY execution
          IF command CONTAINS "push"
          MESSAGE "Ask first."
        }
        """);

    public static readonly DiagnosticDescriptor Priority = new(
        "SSG1020",
        DiagnosticSeverity.Error,
        "priority out of range",
        """
        A priority is a whole number from 0 to 1000; higher is tried first. Anything else counts as 50.
        """,
        """
        rule no-push {
          priority high
          DENY execution
          IF command CONTAINS "push"
          MESSAGE "Ask first."
        }
        """,
        """
        rule no-push {
          priority 900
          DENY execution
          IF command CONTAINS "push"
          MESSAGE "Ask first."
        }
        """);

    public static readonly DiagnosticDescriptor Severity = new(
        "SSG1021",
        DiagnosticSeverity.Error,
        "unknown severity",
        """
        A severity is `error`, `warning` or `info`. Anything else counts as `warning`; severities are shown and never judged by.
        """,
        """
        rule no-push {
          severity critical
          DENY execution
          IF command CONTAINS "push"
          MESSAGE "Ask first."
        }
        """,
        """
        rule no-push {
          severity error
          DENY execution
          IF command CONTAINS "push"
          MESSAGE "Ask first."
        }
        """);

    public static readonly DiagnosticDescriptor Duplicate = new(
        "SSG1022",
        DiagnosticSeverity.Error,
        "a statement is given twice",
        """
        Every statement but EXAMPLE and COUNTEREXAMPLE stands at most once in a rule. Of two decisions the stricter counts, on every
        action if their targets differ; two IFs count as true (in an ALLOW: false); two `enabled` as enabled; two priorities as 50;
        of two texts the first.
        """,
        """
        rule no-push {
          DENY execution
          IF command CONTAINS "push"
          MESSAGE "Ask first."
          MESSAGE "Please ask first."
        }
        """,
        """
        rule no-push {
          DENY execution
          IF command CONTAINS "push"
          MESSAGE "Ask first."
        }
        """);

    public static readonly DiagnosticDescriptor UnknownTarget = new(
        "SSG1023",
        DiagnosticSeverity.Error,
        "missing or unknown target",
        """
        A decision names what it looks at: execution, read, write, edit, search, agent, network or any. Without it the rule is
        unreadable and refuses every action (in a project: asks).
        """,
        """
        rule no-push {
          DENY exection
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

    public static readonly DiagnosticDescriptor MissingDecision = new(
        "SSG1024",
        DiagnosticSeverity.Error,
        "the rule decides nothing",
        """
        A rule needs one of DENY, ALLOW, LOG, SHADOW, ASK and FORCE with a target, or AMBIENT. Without it the rule is unreadable and
        refuses every action (in a project: asks).
        """,
        """
        rule no-push {
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

    public static readonly DiagnosticDescriptor MissingCondition = new(
        "SSG1025",
        DiagnosticSeverity.Error,
        "the rule has no IF",
        """
        Every rule but an AMBIENT one says when it matches. Without an IF it matches every action of its target (an ALLOW: none).
        """,
        """
        rule no-push {
          DENY execution
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

    public static readonly DiagnosticDescriptor MissingText = new(
        "SSG1026",
        DiagnosticSeverity.Error,
        "a text is missing",
        """
        Every rule but LOG and SHADOW needs a MESSAGE, ASK also a PROMPT and FORCE a SUBSTITUTE. What the rule matches is not touched; agents and
        people are told less.
        """,
        """
        rule no-push {
          DENY execution
          IF command CONTAINS "push"
        }
        """,
        """
        rule no-push {
          DENY execution
          IF command CONTAINS "push"
          MESSAGE "Ask first."
        }
        """);

    public static readonly DiagnosticDescriptor AmbientDecision = new(
        "SSG1027",
        DiagnosticSeverity.Error,
        "AMBIENT and a decision in one rule",
        """
        AMBIENT is knowledge and never a gate. If a rule also decides, the decision counts and AMBIENT is passed over.
        """,
        """
        rule no-push {
          AMBIENT
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

    public static readonly DiagnosticDescriptor RunProgram = new(
        "SSG1028",
        DiagnosticSeverity.Error,
        "RUN needs a program",
        """
        RUN takes an argument vector, the program first, each word in quotes of its own. It is left out otherwise; no shell is
        involved.
        """,
        """
        rule no-push {
          DENY execution
          IF command CONTAINS "push"
          MESSAGE "Ask first."
          RUN notify-send
        }
        """,
        """
        rule no-push {
          DENY execution
          IF command CONTAINS "push"
          MESSAGE "Ask first."
          RUN "notify-send" "a push was stopped"
        }
        """);

    public static readonly DiagnosticDescriptor WebhookAddress = new(
        "SSG1029",
        DiagnosticSeverity.Error,
        "WEBHOOK needs an https address",
        """
        WEBHOOK takes an address that begins with `https://` and names a host, or with `http://` and `localhost`, `127.0.0.1` or `[::1]`: nothing is told to another machine in the clear. It is left out otherwise.
        """,
        """
        rule no-push {
          DENY execution
          IF command CONTAINS "push"
          MESSAGE "Ask first."
          WEBHOOK "hooks.example.com/push"
        }
        """,
        """
        rule no-push {
          DENY execution
          IF command CONTAINS "push"
          MESSAGE "Ask first."
          WEBHOOK "https://hooks.example.com/push"
        }
        """);

    public static readonly DiagnosticDescriptor CategoryWords = new(
        "SSG1036",
        DiagnosticSeverity.Error,
        "CATEGORY needs a word",
        """
        CATEGORY is followed by free words, to the end of its line. They are for people; what the rule matches is not touched.
        """,
        """
        rule no-push {
          DENY execution
          IF command CONTAINS "push"
          MESSAGE "Ask first."
          CATEGORY
        }
        """,
        """
        rule no-push {
          DENY execution
          IF command CONTAINS "push"
          MESSAGE "Ask first."
          CATEGORY git safety
        }
        """);
}
