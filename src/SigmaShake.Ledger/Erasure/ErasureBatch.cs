using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Format;

namespace SigmaShake.Ledger.Erasure;

/// <summary>Empties a few frames, while the lock is held.</summary>
/// <remarks>
/// The order, and what a crash right behind each step leaves:
/// <list type="number">
/// <item>Set the flag of each. A crash leaves some that say that they are erased and are not: reported, and finished by the next erasure.</item>
/// <item>Sync, so that no frame is ever found empty that does not say why.</item>
/// <item>Overwrite salt, payload and their checksum with zeros. A crash leaves a frame that is half of it: reported, and finished likewise.</item>
/// <item>Sync. From here on they are erased.</item>
/// </list>
/// </remarks>
internal static class ErasureBatch
{
    private static readonly byte[] Zeros = new byte[FrameLayout.LargestFrameBytes];

    public static LedgerError? Erase(Descriptor entries, string path, long sizeBytes, ReadOnlySpan<ErasableFrame> frames)
    {
        foreach (var frame in frames)
        {
            if (!Stands(entries, sizeBytes, frame)) return Moved(path, frame);
        }

        foreach (var frame in frames)
        {
            if (Write(entries, [(byte)FrameFlags.Erased], frame.Offset + FrameLayout.FlagsOffset, path) is { } error) return error;
        }

        if (Sync(entries, path) is { } notMarked) return notMarked;
        foreach (var frame in frames)
        {
            var length = frame.FrameBytes - FrameLayout.HeaderBytes - FrameLayout.TrailerBytes + FrameLayout.TrailerLengthOffset;
            if (Write(entries, Zeros.AsSpan(0, length), frame.Offset + FrameLayout.HeaderBytes, path) is { } error) return error;
        }

        return Sync(entries, path);
    }

    private static bool Stands(Descriptor entries, long sizeBytes, in ErasableFrame frame)
    {
        Span<byte> header = stackalloc byte[FrameLayout.HeaderBytes];
        return frame.Offset + frame.FrameBytes <= sizeBytes
            && SystemCall.ReadAt(entries.Number, header, frame.Offset) == header.Length
            && FrameDecoder.ReadHeader(header, out var found) == FrameFault.None
            && found.Leaf.Index == frame.Index
            && found.FrameBytes == frame.FrameBytes;
    }

    private static LedgerError? Write(Descriptor entries, ReadOnlySpan<byte> bytes, long offset, string path)
    {
        var written = SystemCall.WriteAt(entries.Number, bytes, offset);
        return written == bytes.Length ? null : LedgerError.FromErrno("erase in", path, written < 0 ? -written : Errno.NoSpace);
    }

    private static LedgerError? Sync(Descriptor entries, string path) =>
        SystemCall.FDataSync(entries.Number) is var result && result < 0 ? LedgerError.FromErrno("make durable", path, -result) : null;

    private static LedgerError Moved(string path, in ErasableFrame frame) => new(
        LedgerErrorKind.Damaged, $"entry {frame.Index} is no longer where it was in `{path}`", "find out what else writes to it, then erase again");
}
