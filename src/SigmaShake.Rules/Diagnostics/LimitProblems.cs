namespace SigmaShake.Rules.Diagnostics;

/// <summary>Limits of texts and expressions: SSG1034 and SSG1037.</summary>
internal static class LimitProblems
{
    public static readonly DiagnosticDescriptor StringTooLong = new(
        "SSG1034",
        DiagnosticSeverity.Error,
        "the string is longer than the limit",
        """
        A string holds at most 64 KiB. A condition with a longer one counts as true (in an ALLOW: false); other texts are left out.
        """,
        null,
        null);

    public static readonly DiagnosticDescriptor TooDeep = new(
        "SSG1037",
        DiagnosticSeverity.Error,
        "the expression is nested too deeply",
        """
        Parentheses nest at most 32 deep. The whole expression counts as true (in an ALLOW: false). Split the rule into several.
        """,
        null,
        null);
}
