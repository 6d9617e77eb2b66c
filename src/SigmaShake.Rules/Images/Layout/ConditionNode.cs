using System.Runtime.InteropServices;
using SigmaShake.Rules.Model;
using SigmaShake.Rules.Patterns;

namespace SigmaShake.Rules.Images.Layout;

/// <summary>A node of a condition; 16 bytes. A node's parts follow it, so that a reference never leads backward.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct ConditionNode
{
    public NodeKind Kind { get; init; }

    public Operator Operator { get; init; }

    public FieldKind Field { get; init; }

    public bool Negated { get; init; }

    /// <summary>Behind the last node of its parts; for a comparison, the next node.</summary>
    public int End { get; init; }

    /// <summary>Where its pattern lies, or its template; 0 for none.</summary>
    public int Pattern { get; init; }

    /// <summary>Which of the image's <c>input.…</c> fields it looks at; -1 for none.</summary>
    public int InputField { get; init; }
}

/// <summary>What a node is.</summary>
internal enum NodeKind : byte
{
    /// <summary>Holds when all its parts do.</summary>
    All,

    /// <summary>Holds when one of its parts does.</summary>
    Any,

    /// <summary>Compares a field.</summary>
    Comparison,

    /// <summary>A comparison whose operand could not be compiled.</summary>
    Broken,

    /// <summary>An expression that could not be read.</summary>
    Unreadable,
}
