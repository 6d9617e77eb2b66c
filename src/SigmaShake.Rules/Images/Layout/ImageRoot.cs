using System.Runtime.InteropServices;

namespace SigmaShake.Rules.Images.Layout;

/// <summary>What an image's body begins with: where everything else is.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct ImageRoot
{
    /// <summary><see cref="RuleRecord"/>, in judging order.</summary>
    public TableReference Rules { get; init; }

    /// <summary><see cref="RuleDetail"/>, one for each rule.</summary>
    public TableReference Details { get; init; }

    /// <summary><see cref="ConditionNode"/>, those of a rule in a row, each before what it consists of.</summary>
    public TableReference Nodes { get; init; }

    /// <summary><see cref="ConditionDetail"/>, one for each node.</summary>
    public TableReference NodeDetails { get; init; }

    /// <summary><see cref="TableReference"/> to <see cref="TextReference"/>: the member names of each <c>input.…</c> field in use.</summary>
    public TableReference InputFields { get; init; }

    /// <summary><see cref="FieldIndex"/>, one for each field that some literal is looked for in.</summary>
    public TableReference FieldIndexes { get; init; }

    /// <summary><see cref="TableReference"/> to rule numbers, one for each target: the rules that no literal stands for.</summary>
    public TableReference Unindexed { get; init; }

    /// <summary><see cref="AmbientRecord"/>, in file order.</summary>
    public TableReference Ambients { get; init; }

    /// <summary><see cref="PathBeginning"/>, by node.</summary>
    public TableReference PathBeginnings { get; init; }
}
