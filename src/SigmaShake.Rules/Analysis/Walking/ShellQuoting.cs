using SigmaShake.Rules.Analysis.Outputs;

namespace SigmaShake.Rules.Analysis.Walking;

/// <summary>Puts a word so that a shell reads it as itself.</summary>
internal static class ShellQuoting
{
    public static void Add(ReadOnlySpan<byte> word, ByteBuilder text)
    {
        text.Add((byte)'\'');
        foreach (var b in word)
        {
            if (b == (byte)'\'') text.Add("'\\''"u8);
            else text.Add(b);
        }

        text.Add((byte)'\'');
    }
}
