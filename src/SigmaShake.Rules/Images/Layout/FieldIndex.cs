using System.Runtime.InteropServices;
using SigmaShake.Rules.Model;

namespace SigmaShake.Rules.Images.Layout;

/// <summary>The literals that are looked for in one field.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct FieldIndex
{
    public FieldKind Field { get; init; }

    /// <summary>Which of the image's <c>input.…</c> fields; -1 for a field of a fixed name.</summary>
    public int InputField { get; init; }

    /// <summary><see cref="GramTable"/>, one for each length of gram in use.</summary>
    public TableReference Grams { get; init; }
}
