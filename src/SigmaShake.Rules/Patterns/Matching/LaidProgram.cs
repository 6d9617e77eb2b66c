using SigmaShake.Rules.Patterns.Layout;
using SigmaShake.Rules.Patterns.Program;
using SigmaShake.Rules.Regions;

namespace SigmaShake.Rules.Patterns.Matching;

/// <summary>A program where it lies in a region.</summary>
internal readonly ref struct LaidProgram
{
    private readonly Region _region;
    private readonly ReadOnlySpan<SetHeader> _sets;
    private readonly int _wordSet;

    public LaidProgram(Region region, int offset)
    {
        ref readonly var header = ref region.Item<ProgramHeader>(offset);
        // Scratch memory is made for so many: what no pattern has is not believed.
        if ((uint)header.InstructionCount > PatternLimits.MaxInstructions) throw new DamagedRegionException("a pattern has too many instructions");
        _region = region;
        Instructions = region.Items<Instruction>(header.InstructionsOffset, header.InstructionCount);
        _sets = region.Items<SetHeader>(header.SetsOffset, header.SetCount);
        _wordSet = header.WordSet;
    }

    public ReadOnlySpan<Instruction> Instructions { get; }

    /// <summary>Whether a code point, or <see cref="Utf8Text.Invalid"/>, is in a set.</summary>
    public bool IsInSet(int set, int codePoint)
    {
        ref readonly var header = ref _sets[set];
        if ((uint)codePoint < AlphabetHeader.AsciiLength) return ((codePoint < 64 ? header.Low : header.High) >> codePoint & 1) != 0;
        return codePoint >= 0 && IsInRanges(_region.Items<int>(header.BoundsOffset, header.BoundsLength), codePoint);
    }

    /// <summary>Whether a code point is in <c>\w</c>.</summary>
    public bool IsWord(int codePoint) => IsInSet(_wordSet, codePoint);

    private static bool IsInRanges(ReadOnlySpan<int> bounds, int codePoint)
    {
        int low = 0, high = (bounds.Length >> 1) - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (codePoint < bounds[2 * middle]) high = middle - 1;
            else if (codePoint > bounds[(2 * middle) + 1]) low = middle + 1;
            else return true;
        }

        return false;
    }
}
