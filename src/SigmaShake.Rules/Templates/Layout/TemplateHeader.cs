using System.Runtime.InteropServices;

namespace SigmaShake.Rules.Templates.Layout;

/// <summary>Where a template begins, 12 bytes. Offsets count from the beginning of the region.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct TemplateHeader
{
    /// <summary><see cref="TemplateWord"/>: the program, the options, the operands.</summary>
    public int WordsOffset;
    public int OptionCount;
    public int OperandCount;
}

/// <summary>A word of a template, 8 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct TemplateWord(int AlternativesOffset, int AlternativeCount);
