using System.Runtime.InteropServices;

namespace SigmaShake.Rules.Patterns.Layout;

/// <summary>A program that is simulated, 24 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ProgramHeader
{
    public int InstructionsOffset;
    public int InstructionCount;
    public int SetsOffset;
    public int SetCount;

    /// <summary>Which of the sets is <c>\w</c>; -1 where no assertion asks for it.</summary>
    public int WordSet;
    public int Reserved;
}
