using System.Text;
using SigmaShake.Rules.Patterns.Simulation;

namespace SigmaShake.Rules.Patterns.Literals;

/// <summary>WORD: the literal occurs with no letter, digit or <c>_</c> next to it.</summary>
internal sealed class WordPattern(string operand) : TextPattern
{
    private readonly byte[] _literal = Encoding.UTF8.GetBytes(operand);

    public override bool IsMatch(ReadOnlySpan<byte> value)
    {
        for (var start = 0; start <= value.Length - _literal.Length; start++)
        {
            var found = value[start..].IndexOf(_literal);
            if (found < 0) return false;
            start += found;
            if (!IsWordBefore(value, start) && !IsWordAfter(value, start + _literal.Length)) return true;
        }

        return false;
    }

    private static bool IsWordBefore(ReadOnlySpan<byte> value, int position) =>
        position > 0 && IsWord(Utf8Text.ReadBackward(value, position, out _));

    private static bool IsWordAfter(ReadOnlySpan<byte> value, int position) =>
        position < value.Length && IsWord(Utf8Text.ReadForward(value, position, out _));

    private static bool IsWord(int codePoint) => codePoint == '_' || (codePoint >= 0 && Rune.IsLetterOrDigit(new Rune(codePoint)));
}
