using System.Runtime.InteropServices;

namespace SigmaShake.Rules.Images.Layout;

/// <summary>A literal of the index; 24 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct LiteralEntry
{
    /// <summary>The piece it is found by, its bytes in the order of big-endian digits.</summary>
    public uint Gram { get; init; }

    /// <summary>Where in the literal that piece stands.</summary>
    public int GramAt { get; init; }

    /// <summary>The literal, its ASCII letters small.</summary>
    public TextReference Literal { get; init; }

    /// <summary>The numbers of the rules that are worth a look where it occurs.</summary>
    public TableReference Rules { get; init; }
}
