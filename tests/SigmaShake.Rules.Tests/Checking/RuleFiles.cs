using System.Text;
using SigmaShake.Rules.Checking;
using SigmaShake.Rules.Model;
using SigmaShake.Rules.Patterns;

namespace SigmaShake.Rules.Tests.Checking;

/// <summary>Reads sources as if they were the file <c>test.rules</c>, and says in one line what came of them.</summary>
internal static class RuleFiles
{
    public const string Name = "test.rules";

    public static CheckedFile Read(string source) => RuleFileReader.Read(Name, Encoding.UTF8.GetBytes(source));

    /// <summary>The one rule of a clean file.</summary>
    public static Rule ReadClean(string source)
    {
        var file = Read(source);
        Assert.Empty(file.Diagnostics);
        return Assert.Single(file.Rules);
    }

    /// <summary>The one rule of a file, whatever its diagnostics.</summary>
    public static Rule ReadOne(string source) => Assert.Single(Read(source).Rules);

    /// <summary>A rule that denies executions, with more lines before its end.</summary>
    public static string Deny(string condition, params string[] more) =>
        $"rule r {{\n  DENY execution\n  IF {condition}\n  MESSAGE \"no\"\n{string.Concat(more.Select(line => $"  {line}\n"))}}}\n";

    /// <summary>Codes and places, such as <c>SSG1004@3:14</c>.</summary>
    public static string Problems(CheckedFile file) => string.Join(
        ' ', file.Diagnostics.Select(diagnostic => $"{diagnostic.Code}@{diagnostic.Location.Line}:{diagnostic.Location.Column}"));

    /// <summary>An expression on one line; locations are left out.</summary>
    public static string Show(Expression expression) => expression switch
    {
        Expression.All all => $"({string.Join(" AND ", all.Terms.Select(Show))})",
        Expression.Any any => $"({string.Join(" OR ", any.Terms.Select(Show))})",
        Expression.Condition c => $"{c.Field}{(c.Negated ? " NOT" : "")} {c.Operator}{(c.Operator == Operator.Exists ? "" : $" {c.Operand}")}{(c.IsBroken ? "!" : "")}",
        _ => "?",
    };

    /// <summary>A whole rule on one line; locations are left out.</summary>
    public static string Show(Rule rule) => string.Join(
        '|',
        rule.Id,
        rule.Decision,
        rule.Target,
        rule.Enabled,
        rule.Priority,
        rule.Severity,
        Show(rule.Condition),
        rule.Message,
        rule.Prompt,
        rule.Substitute,
        rule.Context,
        string.Join(',', rule.Run),
        rule.Webhook,
        string.Join(',', rule.Categories),
        string.Join(',', rule.Samples.Select(Show)),
        rule.IsBroken,
        rule.IsUnreadable);

    /// <summary>A whole file; locations are left out.</summary>
    public static string Show(CheckedFile file) => string.Join(
        '\n',
        file.Rules.Select(Show).Concat(file.Ambients.Select(
            ambient => $"{ambient.Id}|{ambient.Headline}|{ambient.Body}|{string.Join(',', ambient.Categories)}|{ambient.Enabled}")));

    private static string Show(Sample sample) =>
        (sample.IsCounterexample ? "-" : "+") + string.Join(' ', sample.Values.Select(value => $"{value.Field}={value.Value}"));
}
