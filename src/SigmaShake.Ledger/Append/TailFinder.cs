using System.Runtime.CompilerServices;
using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Format;

namespace SigmaShake.Ledger.Append;

/// <summary>
/// Finds the last whole frame from the end of the file. Every append goes through here, so what a crash left is met by the same code
/// that runs every day. The search is bounded: what an interrupted append leaves is shorter than the largest frame, and a whole frame
/// stands right before it.
/// </summary>
internal static class TailFinder
{
    /// <summary>Holds the usual last frame in one small read.</summary>
    private const int FirstReadBytes = 4096;

    private const int SearchBytes = 2 * FrameLayout.LargestFrameBytes;

    /// <param name="sizeBytes">The size of the file, read under the lock.</param>
    [SkipLocalsInit]
    public static LedgerError? Find(Descriptor entries, string path, long sizeBytes, out Tail tail)
    {
        tail = default;
        if (sizeBytes == 0) return null;
        Span<byte> window = stackalloc byte[FirstReadBytes];
        window = window[..(int)Math.Min(sizeBytes, FirstReadBytes)];
        if (ReadEnd(entries, path, sizeBytes, window) is { } error) return error;
        return FindAtEnd(window, sizeBytes, ref tail) ? null : Search(entries, path, sizeBytes, out tail);
    }

    private static LedgerError? Search(Descriptor entries, string path, long sizeBytes, out Tail tail)
    {
        tail = default;
        Span<byte> window = GC.AllocateUninitializedArray<byte>((int)Math.Min(sizeBytes, SearchBytes));
        if (ReadEnd(entries, path, sizeBytes, window) is { } error) return error;
        var windowOffset = sizeBytes - window.Length;

        for (var end = window.Length; end >= FrameLayout.SmallestFrameBytes; end = PreviousFrameEnd(window, end))
        {
            if (FindAtEnd(window[..end], windowOffset + end, ref tail)) break;
        }

        if (IsNewer(window[(int)(tail.EndOffset > windowOffset ? tail.EndOffset - windowOffset : 0)..])) return NewerFormat(path);
        return sizeBytes - tail.EndOffset <= FrameLayout.LargestFrameBytes ? null : NotATornTail(path, sizeBytes);
    }

    /// <summary>Whether what begins behind the last whole frame is no torn frame, but one of a format that came after this program.</summary>
    private static bool IsNewer(ReadOnlySpan<byte> rest) => FrameDecoder.ReadHeader(rest, out _) == FrameFault.NewerVersion;

    /// <summary>Behind the last end magic that stands before <paramref name="end"/>; 0 if there is none.</summary>
    private static int PreviousFrameEnd(ReadOnlySpan<byte> window, int end)
    {
        var magic = window[..(end - 1)].LastIndexOf(FrameLayout.EndMagic);
        return magic < 0 ? 0 : magic + FrameLayout.MagicBytes;
    }

    private static bool FindAtEnd(ReadOnlySpan<byte> window, long endOffset, ref Tail tail)
    {
        if (window.Length < FrameLayout.SmallestFrameBytes) return false;
        var length = FrameDecoder.TrailerLength(window[^FrameLayout.TrailerBytes..]);
        if (length == 0 || length > window.Length) return false;

        // An erasure that was interrupted leaves a frame that is whole: what it holds is for the next erasure to finish.
        if (FrameDecoder.Check(window[^length..], out var header) is not (FrameFault.None or FrameFault.ErasureUnfinished)) return false;
        tail = new Tail(endOffset, length, header.Leaf.Index + 1, header.Leaf.TimeMs);
        return true;
    }

    private static LedgerError? ReadEnd(Descriptor entries, string path, long sizeBytes, Span<byte> window)
    {
        var read = SystemCall.ReadAt(entries.Number, window, sizeBytes - window.Length);
        if (read < 0) return LedgerError.FromErrno("read", path, -read);
        return read == window.Length
            ? null
            : new LedgerError(LedgerErrorKind.Damaged, $"`{path}` became shorter while it was read", "find out what else writes to it");
    }

    private static LedgerError NewerFormat(string path) => new(
        LedgerErrorKind.NewerFormat, $"`{path}` was written by a later version of ssg", "update ssg on this machine");

    private static LedgerError NotATornTail(string path, long sizeBytes) => new(
        LedgerErrorKind.Damaged,
        $"`{path}` is damaged: no whole entry in the last {Math.Min(sizeBytes, SearchBytes)} bytes, more than an interrupted append leaves",
        $"put back the copy that is whole; or keep what is there as evidence, and {LedgerError.BeginNewLog}");
}
