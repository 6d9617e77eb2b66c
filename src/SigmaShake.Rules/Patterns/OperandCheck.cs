using System.Text;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Patterns;

/// <summary>What every operand that is parsed must meet before anything reads it.</summary>
internal static class OperandCheck
{
    /// <summary>Why <paramref name="operand"/> cannot be a pattern; null if it can.</summary>
    public static PatternError? Of(string operand)
    {
        for (var i = 0; i < operand.Length;)
        {
            if (!Rune.TryGetRuneAt(operand, i, out var rune))
            {
                return new PatternError(
                    PatternErrorKind.Syntax,
                    "half of a surrogate pair is no character",
                    "write the character itself, or `\\x{…}`",
                    new TextSpan(i, 1));
            }

            i += rune.Utf16SequenceLength;
        }

        return Encoding.UTF8.GetByteCount(operand) <= PatternLimits.MaxPatternBytes
            ? null
            : TooLarge(operand, $"the pattern is longer than {PatternLimits.MaxPatternBytes} bytes");
    }

    /// <summary>An error over the whole operand.</summary>
    public static PatternError TooLarge(string operand, string message) => new(
        PatternErrorKind.TooLarge, message, "use smaller counts, or split it into several conditions", new TextSpan(0, operand.Length));
}
