using System.Text;

namespace SigmaShake.Measuring.Rules;

/// <summary>One condition, and how it is written in a rule file.</summary>
internal readonly record struct Condition(string Field, string Operator, string Operand, bool Negated = false)
{
    public override string ToString() =>
        Operator == "EXISTS" ? $"{Field}{Not} EXISTS" : $"{Field}{Not} {Operator} {Quote(Operand)}";

    private string Not => Negated ? " NOT" : "";

    /// <summary>As public rule files write it: each backslash doubled.</summary>
    public static string Quote(string text) =>
        new StringBuilder(text).Replace(@"\", @"\\").Replace("\"", "\\\"").Insert(0, '"').Append('"').ToString();
}
