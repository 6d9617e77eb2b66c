using System.Buffers.Text;

namespace SigmaShake.Signing.Notes;

/// <summary>Base 64 (RFC 4648, section 4) in its one form: padded, no blanks, no stray bits. What reads otherwise twice is refused.</summary>
internal static class StrictBase64
{
    public static byte[]? Decode(ReadOnlySpan<byte> text)
    {
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        if (Base64.DecodeFromUtf8(text, bytes, out var consumed, out var written) != System.Buffers.OperationStatus.Done || consumed != text.Length)
            return null;

        // The decoder lets blanks pass; encoding again shows them.
        Span<byte> again = new byte[Base64.GetMaxEncodedToUtf8Length(written)];
        _ = Base64.EncodeToUtf8(bytes.AsSpan(0, written), again, out _, out var length);
        return again[..length].SequenceEqual(text) ? bytes[..written] : null;
    }
}
