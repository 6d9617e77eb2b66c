using System.Runtime.InteropServices;

namespace SigmaShake.Rules.Images.Layout;

/// <summary>What is shown of a node, and never judged by; its file is its rule's.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct ConditionDetail(TextReference Operand, int Line, int Column);
