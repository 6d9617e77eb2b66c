using System.Runtime.InteropServices;
using SigmaShake.Rules.Model;

namespace SigmaShake.Rules.Images.Layout;

/// <summary>What judging needs of a rule before it has matched; 16 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct RuleRecord
{
    /// <summary>What it says in its source.</summary>
    public Decision Decision { get; init; }

    /// <summary>What it says as it was written: in a source that is not trusted a FORCE counts as a DENY.</summary>
    public Decision WrittenDecision { get; init; }

    public Target Target { get; init; }

    public RuleFlags Flags { get; init; }

    public RuleSeverity Severity { get; init; }

    /// <summary>Zero, with the next: what a compiler puts between members is not the same each time.</summary>
    public byte Reserved { get; init; }

    /// <inheritdoc cref="Reserved"/>
    public short ReservedToo { get; init; }

    /// <summary>The outermost node of its condition.</summary>
    public int FirstNode { get; init; }

    /// <summary>Behind the last node of its condition.</summary>
    public int EndNode { get; init; }
}

/// <summary>What is true of a rule or not.</summary>
[Flags]
internal enum RuleFlags : byte
{
    None = 0,
    Enabled = 1,
    Unreadable = 2,
    Broken = 4,

    /// <summary>Some condition of it is an INVOKES, so that on simple commands its conditions on the command see the enclosing script.</summary>
    Invokes = 8,
}
