using System.Runtime.InteropServices;
using SigmaShake.Rules.Model;

namespace SigmaShake.Rules.Images.Layout;

/// <summary>The literals that are looked for in one field.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct FieldIndex
{
    public FieldKind Field { get; init; }

    public IndexScope Scope { get; init; }

    /// <summary>Zero: what a compiler puts between members is not the same each time.</summary>
    public short Reserved { get; init; }

    /// <summary>Which of the image's <c>input.…</c> fields; -1 for a field of a fixed name.</summary>
    public int InputField { get; init; }

    /// <summary><see cref="GramTable"/>, one for each length of gram in use.</summary>
    public TableReference Grams { get; init; }
}

/// <summary>In which text literals are looked for.</summary>
internal enum IndexScope : byte
{
    /// <summary>The field of an action; not the command of a simple command.</summary>
    Field,

    /// <summary>The name of a simple command's program, without its folders.</summary>
    Program,

    /// <summary>The script around a simple command, for rules with an INVOKES.</summary>
    Script,
}
