using System.Runtime.InteropServices;

namespace SigmaShake.Rules.Images.Layout;

/// <summary>Where a text lies in an image, in UTF-8; 8 bytes.</summary>
/// <param name="Offset">From the beginning of the image's body; -1 for no text at all, which is not the empty text.</param>
/// <param name="Length">In bytes.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct TextReference(int Offset, int Length)
{
    public static readonly TextReference None = new(-1, 0);

    public bool IsNone => Offset < 0;
}
