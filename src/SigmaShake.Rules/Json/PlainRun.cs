using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SigmaShake.Rules.Json;

/// <summary>Finds what may not stand in a JSON string as it is: quotes, backslashes and control characters below 0x20 (RFC 8259, section 7).</summary>
/// <remarks>By hand, sixteen bytes at a time: the framework's search for a set of values builds that set first, in pages that a call touches for nothing else.</remarks>
internal static class PlainRun
{
    /// <summary>Where the first such byte at or behind <paramref name="start"/> stands; the length of the text for none.</summary>
    public static int End(ReadOnlySpan<byte> text, int start)
    {
        var at = start;
        ref var first = ref MemoryMarshal.GetReference(text);
        for (; at <= text.Length - Vector128<byte>.Count; at += Vector128<byte>.Count)
        {
            var block = Vector128.LoadUnsafe(ref first, (nuint)at);
            var special = Vector128.Equals(block, Vector128.Create((byte)'"'))
                | Vector128.Equals(block, Vector128.Create((byte)'\\'))
                | Vector128.Equals(block, Vector128.Min(block, Vector128.Create((byte)0x1F)));
            var bits = special.ExtractMostSignificantBits();
            if (bits != 0) return at + BitOperations.TrailingZeroCount(bits);
        }

        while (at < text.Length && text[at] is >= 0x20 and not ((byte)'"' or (byte)'\\')) at++;
        return at;
    }
}
