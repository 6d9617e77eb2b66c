namespace SigmaShake.Rules.Commands;

/// <summary>A program and its arguments, at whatever depth of a call they stand.</summary>
/// <param name="Words">The program first; at least one. Assignments before it and redirections are not among them.</param>
/// <param name="Script">The text that it stands in: the whole of a script, never one stage of a pipeline.</param>
public sealed record SimpleCommand(CommandWord[] Words, ReadOnlyMemory<byte> Script)
{
    /// <summary>The folder that it runs in: absolute, or empty where that cannot be known.</summary>
    public ReadOnlyMemory<byte> Cwd { get; init; }

    /// <summary>The program's name without its folders.</summary>
    public ReadOnlyMemory<byte> ProgramName => Words[0].Text[(Words[0].Text.Span.LastIndexOf((byte)'/') + 1)..];
}
