using System.Text;
using SigmaShake.Rules.Diagnostics;
using SigmaShake.Rules.Model;
using SigmaShake.Rules.Patterns;
using SigmaShake.Rules.Syntax;
using SigmaShake.Rules.Templates;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Checking;

/// <summary>Compiles the strings that conditions compare with, and points at the very character that stands in the way.</summary>
internal sealed class OperandChecker(SourceText source, DiagnosticBag diagnostics)
{
    public const int MaxPatternBytes = 4 << 10;

    private readonly TemplateChecker _templates = new(source, diagnostics);

    /// <returns>The string's value, and its pattern or (of INVOKES) template; null where there can be none.</returns>
    public (string Operand, TextPattern? Pattern, CommandTemplate? Template) Check(Field field, Operator @operator, Token token)
    {
        var operand = StringLiteral.Value(source, token);

        // A string without its end may be anything, and one that ran on over lines has probably lost its closing quote; both are reported.
        if (token.IsUnterminated || (token.HasStrayQuote && token.SpansLines)) return (operand, null, null);
        if (!StringLimit.Accepts(operand, token, diagnostics)) return ("", null, null);
        if (@operator == Operator.Invokes) return (operand, null, _templates.Check(field, operand, token));
        if (IsTooLong(@operator, operand, token)) return (operand, null, null);

        var result = TextPattern.Compile(@operator, field.Kind == FieldKind.Path, operand);
        if (!result.Succeeded) Report(result.Error, token);
        return (operand, result.Pattern, null);
    }

    /// <summary>Reports why a pattern was refused, at the place in the file that its span stands for.</summary>
    public void Report(PatternError error, Token token)
    {
        var descriptor = error.Kind switch
        {
            PatternErrorKind.NotLinear => PatternProblems.NotLinear,
            PatternErrorKind.TooLarge => PatternProblems.TooLarge,
            _ => PatternProblems.Syntax,
        };
        var help = error.Help.Length > 0 ? error.Help : "to compare with the text as it stands, use `CONTAINS`";
        diagnostics.Report(descriptor, StringLiteral.Locate(source, token, error.Span), error.Message, help);
    }

    private bool IsTooLong(Operator @operator, string operand, Token token)
    {
        if (@operator is not (Operator.Glob or Operator.Regex or Operator.LineRegex)) return false;
        var bytes = Encoding.UTF8.GetByteCount(operand);
        if (bytes <= MaxPatternBytes) return false;

        diagnostics.Report(
            PatternProblems.TooLarge,
            token.Span,
            $"the pattern holds {bytes} bytes, more than the limit of {MaxPatternBytes} (pattern size)",
            "split it into several conditions joined by `OR`");
        return true;
    }
}
