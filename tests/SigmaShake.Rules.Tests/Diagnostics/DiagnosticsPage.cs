using System.Text;
using SigmaShake.Rules.Diagnostics;

namespace SigmaShake.Rules.Tests.Diagnostics;

/// <summary>The catalog as the page <c>docs/diagnostics.md</c>.</summary>
internal static class DiagnosticsPage
{
    public static string Render()
    {
        var page = new StringBuilder(
            """
            # Diagnostics of rule files

            What `ssg lint` and every other command say about a `.rules` file, by code. An error means that the file does not say what a rule
            file may say; the rule in doubt then matches more than it would, never less (an ALLOW: less, never more). A warning means that the
            file is understood, but hardly means what its author meant. A code keeps its meaning for ever.


            """);
        page.Append("| code | | what |\n|---|---|---|\n");
        foreach (var descriptor in DiagnosticCatalog.All)
            page.Append($"| [{descriptor.Code}](#{descriptor.Code.ToLowerInvariant()}) | {Name(descriptor.Severity)} | {descriptor.Title} |\n");

        foreach (var descriptor in DiagnosticCatalog.All) Append(page, descriptor);
        return page.ToString();
    }

    private static void Append(StringBuilder page, DiagnosticDescriptor descriptor)
    {
        page.Append($"\n## {descriptor.Code}\n\n**{descriptor.Title}** ({Name(descriptor.Severity)})\n\n{descriptor.Explanation}\n");
        if (descriptor.Wrong is null) return;
        page.Append($"\nWrong:\n\n```\n{descriptor.Wrong}\n```\n\nRight:\n\n```\n{descriptor.Right}\n```\n");
    }

    private static string Name(DiagnosticSeverity severity) => severity == DiagnosticSeverity.Error ? "error" : "warning";
}
