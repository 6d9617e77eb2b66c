using SigmaShake.Rules.Analysis.Values;
using SigmaShake.Rules.Commands;

namespace SigmaShake.Rules.Analysis.Walking;

/// <summary>A simple command about to be run, and all that it runs in.</summary>
internal sealed class Invocation
{
    /// <summary>The program first; at least one.</summary>
    public required CommandWord[] Words { get; init; }

    /// <summary>The script that it stands in.</summary>
    public required ScriptFrame Frame { get; init; }

    /// <summary>Where each word begins in the script, and where the last one ends; null where words are not those of the script, one for one.</summary>
    public int[]? Places { get; init; }

    public required ShellState State { get; init; }

    /// <summary>Standard input: null where it is the surroundings'.</summary>
    public ShellValue? Input { get; init; }

    /// <summary>Where standard output goes; null where nobody looks.</summary>
    public Output? Output { get; init; }

    /// <summary>Other words in the same place.</summary>
    public Invocation With(CommandWord[] words) => new() { Words = words, Frame = Frame, State = State, Input = Input, Output = Output };

    public ReadOnlySpan<CommandWord> Arguments => Words.AsSpan(1);

    /// <summary>The program's name without its folders.</summary>
    public ReadOnlySpan<byte> Name => Words[0].Text.Span[(Words[0].Text.Span.LastIndexOf((byte)'/') + 1)..];
}
