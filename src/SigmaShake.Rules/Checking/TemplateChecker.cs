using SigmaShake.Rules.Diagnostics;
using SigmaShake.Rules.Model;
using SigmaShake.Rules.Patterns;
using SigmaShake.Rules.Syntax;
using SigmaShake.Rules.Templates;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Checking;

/// <summary>Compiles the templates of INVOKES, and points at what stands in the way.</summary>
internal sealed class TemplateChecker(SourceText source, DiagnosticBag diagnostics)
{
    /// <returns>The template; null where there can be none.</returns>
    public CommandTemplate? Check(Field field, string operand, Token token)
    {
        if (field.Kind != FieldKind.Command)
        {
            diagnostics.Report(
                TemplateProblems.Field,
                token.Span,
                $"`{field.Name}` has no words that `INVOKES` could compare",
                "write `command INVOKES`, or compare the field with `GLOB` or `CONTAINS`");
            return null;
        }

        var result = CommandTemplate.Compile(operand);
        if (result.Error is { } error) Report(error.Kind == PatternErrorKind.TooLarge ? TemplateProblems.TooLarge : TemplateProblems.Syntax, error, token);
        if (result.Doubt is { } doubt) Report(LintProblems.TemplateFitsNothing, doubt, token);
        return result.Template;
    }

    private void Report(DiagnosticDescriptor descriptor, PatternError error, Token token) =>
        diagnostics.Report(descriptor, StringLiteral.Locate(source, token, error.Span), error.Message, error.Help);
}
