using SigmaShake.Rules.Model;
using SigmaShake.Rules.Patterns;

namespace SigmaShake.Rules.Syntax;

/// <summary>The words of the language. All are case-sensitive.</summary>
internal static class Vocabulary
{
    public const string Rule = "rule";
    public const string And = "AND";
    public const string Or = "OR";
    public const string Not = "NOT";

    private const string InputPrefix = "input.";

    // In the order of FieldKind, whose last member is none of them.
    private static readonly Field[] FixedFields =
    [
        Field.Of(FieldKind.Command), Field.Of(FieldKind.Path), Field.Of(FieldKind.Content), Field.Of(FieldKind.Url),
        Field.Of(FieldKind.Query), Field.Of(FieldKind.Tool), Field.Of(FieldKind.Agent), Field.Of(FieldKind.Cwd),
    ];

    public static ReadOnlySpan<string> Statements => new[]
    {
        "enabled", "priority", "severity", "DENY", "ALLOW", "LOG", "SHADOW", "ASK", "FORCE", "IF", "MESSAGE", "PROMPT", "SUBSTITUTE",
        "CONTEXT", "RUN", "WEBHOOK", "CATEGORY", "AMBIENT", "EXAMPLE", "COUNTEREXAMPLE",
    };

    public static ReadOnlySpan<string> Connectives => new[] { And, Or, Not };

    public static ReadOnlySpan<string> Operators => new[]
    {
        "EQUALS", "CONTAINS", "STARTS_WITH", "ENDS_WITH", "WORD", "GLOB", "REGEX", "MATCHES", "LINE_CONTAINS", "LINE_REGEX", "INVOKES", "EXISTS",
    };

    public static ReadOnlySpan<string> Fields => new[]
    {
        "command", "path", "content", "url", "query", "tool", "agent", "cwd", "input.<key>",
    };

    public static ReadOnlySpan<string> Targets => new[] { "execution", "read", "write", "edit", "search", "agent", "network", "any" };

    public static ReadOnlySpan<string> Severities => new[] { "error", "warning", "info" };

    public static StatementKind Statement(ReadOnlySpan<char> word) => word switch
    {
        "enabled" => StatementKind.Enabled,
        "priority" => StatementKind.Priority,
        "severity" => StatementKind.Severity,
        "DENY" => StatementKind.Deny,
        "FORCE" => StatementKind.Force,
        "ASK" => StatementKind.Ask,
        "ALLOW" => StatementKind.Allow,
        "SHADOW" => StatementKind.Shadow,
        "LOG" => StatementKind.Log,
        "IF" => StatementKind.If,
        "MESSAGE" => StatementKind.Message,
        "PROMPT" => StatementKind.Prompt,
        "SUBSTITUTE" => StatementKind.Substitute,
        "CONTEXT" => StatementKind.Context,
        "RUN" => StatementKind.Run,
        "WEBHOOK" => StatementKind.Webhook,
        "CATEGORY" => StatementKind.Category,
        "AMBIENT" => StatementKind.Ambient,
        "EXAMPLE" => StatementKind.Example,
        "COUNTEREXAMPLE" => StatementKind.Counterexample,
        _ => StatementKind.None,
    };

    public static bool IsStatement(ReadOnlySpan<char> word) => Statement(word) != StatementKind.None;

    public static bool IsConnective(ReadOnlySpan<char> word) => word is And or Or or Not;

    public static Decision? DecisionOf(StatementKind kind) => kind switch
    {
        StatementKind.Deny => Decision.Deny,
        StatementKind.Force => Decision.Force,
        StatementKind.Ask => Decision.Ask,
        StatementKind.Allow => Decision.Allow,
        StatementKind.Shadow => Decision.Shadow,
        StatementKind.Log => Decision.Log,
        _ => null,
    };

    public static Target? TargetOf(ReadOnlySpan<char> word) => word switch
    {
        "execution" => Target.Execution,
        "read" => Target.Read,
        "write" => Target.Write,
        "edit" => Target.Edit,
        "search" => Target.Search,
        "agent" => Target.Agent,
        "network" => Target.Network,
        "any" => Target.Any,
        _ => null,
    };

    public static RuleSeverity? SeverityOf(ReadOnlySpan<char> word) => word switch
    {
        "error" => RuleSeverity.Error,
        "warning" => RuleSeverity.Warning,
        "info" => RuleSeverity.Info,
        _ => null,
    };

    public static Operator? OperatorOf(ReadOnlySpan<char> word) => word switch
    {
        "EQUALS" => Operator.Equals,
        "CONTAINS" => Operator.Contains,
        "STARTS_WITH" => Operator.StartsWith,
        "ENDS_WITH" => Operator.EndsWith,
        "WORD" => Operator.Word,
        "GLOB" => Operator.Glob,
        "REGEX" or "MATCHES" => Operator.Regex,
        "LINE_CONTAINS" => Operator.LineContains,
        "LINE_REGEX" => Operator.LineRegex,
        "INVOKES" => Operator.Invokes,
        "EXISTS" => Operator.Exists,
        _ => null,
    };

    public static bool IsOperator(ReadOnlySpan<char> word) => OperatorOf(word) is not null;

    public static bool TryField(ReadOnlySpan<char> word, out Field field)
    {
        if (word.StartsWith(InputPrefix)) return TryInput(word[InputPrefix.Length..], out field);

        FieldKind? kind = word switch
        {
            "command" => FieldKind.Command,
            "path" => FieldKind.Path,
            "content" => FieldKind.Content,
            "url" => FieldKind.Url,
            "query" => FieldKind.Query,
            "tool" => FieldKind.Tool,
            "agent" => FieldKind.Agent,
            "cwd" => FieldKind.Cwd,
            _ => null,
        };
        field = FixedFields[(int)(kind ?? FieldKind.Command)];
        return kind is not null;
    }

    public static Field Fixed(FieldKind kind) => FixedFields[(int)kind];

    /// <summary>Ids are ASCII, so that two that look alike are alike.</summary>
    public static bool IsIdCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.';

    public static bool IsId(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!IsIdCharacter(c)) return false;
        }

        return word.Length > 0 && char.IsAsciiLetterOrDigit(word[0]);
    }

    private static bool TryInput(ReadOnlySpan<char> keys, out Field field)
    {
        field = Fixed(FieldKind.Command);
        var names = new List<string>(1);
        foreach (var range in keys.Split('.'))
        {
            var name = keys[range];
            if (name.IsEmpty) return false;
            names.Add(name.ToString());
        }

        field = Field.Input([.. names]);
        return true;
    }
}
