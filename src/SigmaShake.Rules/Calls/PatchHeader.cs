using System.Text;

namespace SigmaShake.Rules.Calls;

/// <summary>A line of a patch that names a file.</summary>
/// <param name="Path">As the patch names it, white space around it taken off.</param>
/// <param name="IsPartialEdit">Whether the file exists and is changed in part.</param>
/// <param name="IsMove">Whether it says where the file before it goes.</param>
/// <param name="IsIndented">Whether white space stands before it.</param>
internal readonly record struct PatchHeader(ReadOnlyMemory<byte> Path, bool IsPartialEdit, bool IsMove, bool IsIndented)
{
    /// <summary>The header that <paramref name="line"/> is; null for any other line.</summary>
    public static PatchHeader? Of(ReadOnlyMemory<byte> line)
    {
        var trimmed = Trimmed(line);
        var text = trimmed.Span;
        var isIndented = trimmed.Length > 0 && line.Span[0] != text[0];
        if (!text.StartsWith("*** "u8)) return null;
        if (After(trimmed, "*** Add File:"u8) is { } added) return new PatchHeader(added, false, false, isIndented);
        if (After(trimmed, "*** Update File:"u8) is { } updated) return new PatchHeader(updated, true, false, isIndented);
        if (After(trimmed, "*** Delete File:"u8) is { } deleted) return new PatchHeader(deleted, false, false, isIndented);
        return After(trimmed, "*** Move to:"u8) is { } target ? new PatchHeader(target, false, true, isIndented) : null;
    }

    private static ReadOnlyMemory<byte>? After(ReadOnlyMemory<byte> line, ReadOnlySpan<byte> keyword) =>
        line.Span.StartsWith(keyword) ? Trimmed(line[keyword.Length..]) : default(ReadOnlyMemory<byte>?);

    // As the clients trim: whatever Unicode calls white space.
    private static ReadOnlyMemory<byte> Trimmed(ReadOnlyMemory<byte> text)
    {
        while (Rune.DecodeFromUtf8(text.Span, out var first, out var length) == System.Buffers.OperationStatus.Done && Rune.IsWhiteSpace(first))
            text = text[length..];
        while (Rune.DecodeLastFromUtf8(text.Span, out var last, out var length) == System.Buffers.OperationStatus.Done && Rune.IsWhiteSpace(last))
            text = text[..^length];
        return text;
    }
}
