using System.Runtime.InteropServices;

namespace SigmaShake.Rules.Images.Layout;

/// <summary>Where values of one kind lie in a row; 8 bytes.</summary>
/// <param name="Offset">From the beginning of the image's body.</param>
/// <param name="Count">How many.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct TableReference(int Offset, int Count);
