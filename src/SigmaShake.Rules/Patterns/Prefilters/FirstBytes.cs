using System.Buffers;
using SigmaShake.Rules.Patterns.Program;

namespace SigmaShake.Rules.Patterns.Prefilters;

/// <summary>
/// Finds the bytes that a match can begin with: while no thread is alive, all others are stepped over. Only an optimisation:
/// assertions are taken to hold, and every byte that is not ASCII is taken for the beginning of any code point that is not.
/// </summary>
internal static class FirstBytes
{
    /// <summary>Those bytes; null if there may be a match without any, so that no place can be stepped over.</summary>
    public static SearchValues<byte>? Of(NfaProgram program)
    {
        Span<bool> isFirst = stackalloc bool[256];
        var seen = new bool[program.Instructions.Length];
        var pending = new Stack<int>([program.Start]);
        while (pending.TryPop(out var state))
        {
            if (seen[state]) continue;
            seen[state] = true;
            var instruction = program.Instructions[state];
            switch (instruction.Op)
            {
                case Opcode.Match:
                    return null;
                case Opcode.Literal:
                    Add(instruction.Argument, instruction.Argument, isFirst);
                    break;
                case Opcode.Set:
                    var bounds = program.Sets[instruction.Argument].Bounds;
                    for (var i = 0; i < bounds.Length && (i == 0 || bounds[i - 1] < 0x80); i += 2) Add(bounds[i], bounds[i + 1], isFirst);
                    break;
                case Opcode.Split:
                    pending.Push(instruction.Argument);
                    pending.Push(instruction.Next);
                    break;
                default:
                    pending.Push(instruction.Next);
                    break;
            }
        }

        return Collect(isFirst);
    }

    private static void Add(int first, int last, Span<bool> isFirst)
    {
        for (var codePoint = first; codePoint <= Math.Min(last, 0x7F); codePoint++) isFirst[codePoint] = true;
        if (last > 0x7F) isFirst[0x80..].Fill(true);
    }

    private static SearchValues<byte> Collect(ReadOnlySpan<bool> isFirst)
    {
        Span<byte> bytes = stackalloc byte[256];
        var count = 0;
        for (var value = 0; value < 256; value++)
        {
            if (isFirst[value]) bytes[count++] = (byte)value;
        }

        return SearchValues.Create(bytes[..count]);
    }
}
