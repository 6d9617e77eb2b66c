using System.Runtime.InteropServices;

namespace SigmaShake.Rules.Patterns.Program;

/// <summary>One step of a program, 12 bytes.</summary>
/// <param name="Op">What it does.</param>
/// <param name="Argument">What that means depends on <paramref name="Op"/>.</param>
/// <param name="Next">Where it goes on.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct Instruction(Opcode Op, int Argument, int Next);
