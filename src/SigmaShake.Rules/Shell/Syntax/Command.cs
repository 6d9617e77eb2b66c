namespace SigmaShake.Rules.Shell.Syntax;

/// <summary>One stage of a pipeline.</summary>
internal abstract class Command(ByteSpan span, Redirection[] redirections) : ShellNode(span)
{
    /// <summary>In order.</summary>
    public Redirection[] Redirections { get; } = redirections;
}

/// <summary>A command and its arguments, which may be assignments alone, or redirections alone.</summary>
internal sealed class SimpleCommand(ByteSpan span, Assignment[] assignments, Word[] words, Redirection[] redirections)
    : Command(span, redirections)
{
    /// <summary>
    /// Those before the first word. Arguments of <c>export</c> and the like are <see cref="Words"/> that know their <see cref="Word.Assignment"/>.
    /// </summary>
    public Assignment[] Assignments { get; } = assignments;

    /// <summary>The command and its arguments.</summary>
    public Word[] Words { get; } = words;
}

/// <summary><c>name() body</c> or <c>function name body</c>.</summary>
internal sealed class FunctionDefinition(ByteSpan span, Word name, Command? body) : Command(span, [])
{
    public Word Name { get; } = name;

    /// <summary>Null if it is missing. Redirections are those of the body.</summary>
    public Command? Body { get; } = body;
}

/// <summary><c>coproc [name] command</c>.</summary>
internal sealed class Coprocess(ByteSpan span, Word? name, Command? body) : Command(span, [])
{
    /// <summary>Null if none is given.</summary>
    public Word? Name { get; } = name;

    /// <summary>Null if it is missing.</summary>
    public Command? Body { get; } = body;
}
