namespace SigmaShake.Rules.Shell.Syntax;

/// <summary><c>( … )</c></summary>
internal sealed class Subshell(ByteSpan span, Statement[] body, Redirection[] redirections) : Command(span, redirections)
{
    public Statement[] Body { get; } = body;
}

/// <summary><c>{ …; }</c></summary>
internal sealed class Group(ByteSpan span, Statement[] body, Redirection[] redirections) : Command(span, redirections)
{
    public Statement[] Body { get; } = body;
}

/// <summary><c>if …; then …; elif …; then …; else …; fi</c></summary>
internal sealed class IfCommand(ByteSpan span, IfBranch[] branches, Statement[]? otherwise, Redirection[] redirections) : Command(span, redirections)
{
    /// <summary>The <c>if</c>, then each <c>elif</c>.</summary>
    public IfBranch[] Branches { get; } = branches;

    /// <summary>The <c>else</c>; null if there is none.</summary>
    public Statement[]? Otherwise { get; } = otherwise;
}

/// <summary>A condition and what runs if it holds.</summary>
internal sealed class IfBranch(ByteSpan span, Statement[] condition, Statement[] body) : ShellNode(span)
{
    public Statement[] Condition { get; } = condition;

    public Statement[] Body { get; } = body;
}

/// <summary><c>while …; do …; done</c>, or <c>until</c>.</summary>
internal sealed class WhileCommand(ByteSpan span, bool isUntil, Statement[] condition, Statement[] body, Redirection[] redirections)
    : Command(span, redirections)
{
    public bool IsUntil { get; } = isUntil;

    public Statement[] Condition { get; } = condition;

    public Statement[] Body { get; } = body;
}

/// <summary><c>for name in words; do …; done</c>, or <c>select</c>.</summary>
internal sealed class ForCommand(ByteSpan span, bool isSelect, Word variable, Word[]? words, Statement[] body, Redirection[] redirections)
    : Command(span, redirections)
{
    public bool IsSelect { get; } = isSelect;

    public Word Variable { get; } = variable;

    /// <summary>Null without an <c>in</c>: the positional parameters.</summary>
    public Word[]? Words { get; } = words;

    public Statement[] Body { get; } = body;
}

/// <summary><c>for ((…; …; …)); do …; done</c></summary>
internal sealed class ArithmeticFor(ByteSpan span, Word[] expressions, Statement[] body, Redirection[] redirections) : Command(span, redirections)
{
    /// <summary>The beginning, the condition and the step; more or fewer if it is written wrong.</summary>
    public Word[] Expressions { get; } = expressions;

    public Statement[] Body { get; } = body;
}

/// <summary><c>case word in pattern) …;; esac</c></summary>
internal sealed class CaseCommand(ByteSpan span, Word subject, CaseArm[] arms, Redirection[] redirections) : Command(span, redirections)
{
    public Word Subject { get; } = subject;

    public CaseArm[] Arms { get; } = arms;
}

/// <summary>Patterns of a <c>case</c> and what runs if one matches.</summary>
internal sealed class CaseArm(ByteSpan span, Word[] patterns, Statement[] body, CaseTerminator terminator) : ShellNode(span)
{
    public Word[] Patterns { get; } = patterns;

    public Statement[] Body { get; } = body;

    public CaseTerminator Terminator { get; } = terminator;
}

/// <summary>What ends an arm of a <c>case</c>.</summary>
internal enum CaseTerminator
{
    /// <summary><c>;;</c>, or the end of the last arm.</summary>
    Break,

    /// <summary><c>;&amp;</c>: the next arm's body runs too.</summary>
    FallThrough,

    /// <summary><c>;;&amp;</c>: the next patterns are tried too.</summary>
    TestNext,
}

/// <summary><c>[[ … ]]</c></summary>
internal sealed class ConditionalExpression(ByteSpan span, Word[] words, Redirection[] redirections) : Command(span, redirections)
{
    /// <summary>Operands and operators, brackets among them, in order.</summary>
    public Word[] Words { get; } = words;
}

/// <summary><c>(( … ))</c></summary>
internal sealed class ArithmeticCommand(ByteSpan span, Word expression, Redirection[] redirections) : Command(span, redirections)
{
    public Word Expression { get; } = expression;
}
