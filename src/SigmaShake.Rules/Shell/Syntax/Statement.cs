namespace SigmaShake.Rules.Shell.Syntax;

/// <summary>Pipelines joined by <c>&amp;&amp;</c> and <c>||</c>, and what ends them.</summary>
internal sealed class Statement(ByteSpan span, Pipeline[] pipelines, StatementTerminator terminator) : ShellNode(span)
{
    /// <summary>At least one; each says how it is joined to the one before.</summary>
    public Pipeline[] Pipelines { get; } = pipelines;

    public StatementTerminator Terminator { get; } = terminator;
}

/// <summary>What ends a statement.</summary>
internal enum StatementTerminator
{
    /// <summary>The end of the text or of the list.</summary>
    None,
    Semicolon,
    NewLine,

    /// <summary><c>&amp;</c>: it runs in the background.</summary>
    Ampersand,
}

/// <summary>Commands joined by pipes.</summary>
internal sealed class Pipeline(ByteSpan span, PipelineJoin join, PipelinePrefixes prefixes, Command[] commands, int errorPipes) : ShellNode(span)
{
    /// <summary>How it is joined to the one before.</summary>
    public PipelineJoin Join { get; } = join;

    public PipelinePrefixes Prefixes { get; } = prefixes;

    public bool IsNegated => (Prefixes & PipelinePrefixes.Negated) != PipelinePrefixes.None;

    public bool IsTimed => (Prefixes & PipelinePrefixes.Timed) != PipelinePrefixes.None;

    /// <summary>Empty if only <c>!</c> or <c>time</c> stands there, or if the command is missing.</summary>
    public Command[] Commands { get; } = commands;

    /// <summary>How many of its pipes are <c>|&amp;</c>, which carry standard error too.</summary>
    public int ErrorPipes { get; } = errorPipes;
}

/// <summary>How a pipeline is joined to the one before.</summary>
internal enum PipelineJoin
{
    /// <summary>It is the first of its statement.</summary>
    None,

    /// <summary><c>&amp;&amp;</c></summary>
    And,

    /// <summary><c>||</c></summary>
    Or,
}

/// <summary>The reserved words before a pipeline.</summary>
[Flags]
internal enum PipelinePrefixes
{
    None = 0,

    /// <summary>An odd number of <c>!</c>.</summary>
    Negated = 1,

    /// <summary><c>time</c></summary>
    Timed = 2,
}
