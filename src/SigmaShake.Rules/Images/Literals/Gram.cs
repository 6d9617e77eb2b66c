using System.Runtime.CompilerServices;
using SigmaShake.Rules.Images.Layout;

namespace SigmaShake.Rules.Images.Literals;

/// <summary>One to three bytes in a row, as a number whose first digit is the first byte.</summary>
internal static class Gram
{
    public const int MaxBytes = 3;

    /// <summary>Makes a capital ASCII letter small.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Fold(byte value) => (uint)value + ((uint)(value - 'A') <= 'Z' - 'A' ? 0x20u : 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Hash(uint gram) => gram * GramTable.Multiplier;

    public static uint At(ReadOnlySpan<byte> folded, int offset, int bytes)
    {
        var gram = 0u;
        for (var i = 0; i < bytes; i++) gram = (gram << 8) | folded[offset + i];
        return gram;
    }

    /// <summary>How common a byte is in commands, paths and program text, roughly: 1 to 8.</summary>
    public static int Commonness(byte folded) => folded switch
    {
        (byte)' ' or (byte)'e' => 8,
        (byte)'t' or (byte)'s' or (byte)'r' or (byte)'o' or (byte)'a' or (byte)'i' or (byte)'n' => 7,
        (byte)'-' or (byte)'/' or (byte)'.' or (byte)'l' or (byte)'c' or (byte)'d' or (byte)'m' or (byte)'p' or (byte)'u' => 5,
        (byte)'\n' or (byte)'_' or (byte)'=' or (byte)'"' or (byte)'\'' or (byte)'(' or (byte)')' or (byte)':' or (byte)',' or (byte)';' => 4,
        >= (byte)'a' and <= (byte)'z' or >= (byte)'0' and <= (byte)'9' => 3,
        _ => 1,
    };
}
