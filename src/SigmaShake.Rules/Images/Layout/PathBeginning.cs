using System.Runtime.InteropServices;

namespace SigmaShake.Rules.Images.Layout;

/// <summary>What the pattern of a condition on <c>path</c> begins with, for effects that reach whatever is below a folder; 16 bytes.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Node">The condition.</param>
/// <param name="Text">The beginning.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct PathBeginning(int Rule, int Node, TextReference Text);
