using SigmaShake.Cli.Terminals;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Model;
using SigmaShake.Rules.Patterns;

namespace SigmaShake.Cli.Explaining;

/// <summary>How the words of the language are spelt for people.</summary>
internal static class Names
{
    // A pattern may be kilobytes; `ssg rule show` prints it whole.
    private const int MaxOperandCharacters = 80;

    public static string Of(Decision decision) => decision.ToString().ToUpperInvariant();

    public static string Of(Target target) => target.ToString().ToLowerInvariant();

    public static string Of(Layer layer) => layer == Layer.BuiltIn ? "built-in" : layer.ToString().ToLowerInvariant();

    public static string Of(Operator @operator) => @operator switch
    {
        Operator.StartsWith => "STARTS_WITH",
        Operator.EndsWith => "ENDS_WITH",
        Operator.LineContains => "LINE_CONTAINS",
        Operator.LineRegex => "LINE_REGEX",
        _ => @operator.ToString().ToUpperInvariant(),
    };

    public static string Of(Expression.Condition condition)
    {
        var not = condition.Negated ? "NOT " : "";
        var operand = condition.Operator == Operator.Exists ? "" : $" \"{PrintableText.Line(Flat(condition.Operand), MaxOperandCharacters)}\"";
        return $"{condition.Field} {not}{Of(condition.Operator)}{operand}";
    }

    // A pattern laid out over lines begins each with blanks that say nothing.
    private static string Flat(string operand) => operand.Contains('\n', StringComparison.Ordinal)
        ? string.Join('\n', operand.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        : operand;
}
