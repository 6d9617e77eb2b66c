using System.Buffers.Binary;
using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Reading;

namespace SigmaShake.Ledger.Retention;

/// <summary>Copies frames into another file: erased ones without the zeros where salt and payload were, all others byte for byte.</summary>
internal sealed class FrameCompactor(Descriptor target)
{
    private const int BufferBytes = 1 << 20;

    private readonly byte[] _buffer = new byte[BufferBytes];
    private int _buffered;

    /// <summary>How far the source was copied, in bytes.</summary>
    public long SourceBytes { get; private set; }

    /// <summary>How much was written into the target, in bytes.</summary>
    public long TargetBytes { get; private set; }

    /// <summary>Copies what the source holds beyond <see cref="SourceBytes"/>, up to <paramref name="sizeBytes"/>. The source is closed.</summary>
    /// <param name="isEndKnown">Whether the last frame ends there; otherwise one that is cut by it is left for later.</param>
    /// <returns>Null, or why not; an entry that is damaged, torn or half erased stays for others to see, and nothing is compacted.</returns>
    public LedgerError? Copy(Descriptor source, long sizeBytes, string path, bool isEndKnown)
    {
        using var scanner = new FrameScanner(source, sizeBytes, SourceBytes);
        while (scanner.Next())
        {
            if (scanner.Fault != FrameFault.None)
            {
                if (!isEndKnown && !scanner.HasFrame && scanner.FaultOffset > sizeBytes - FrameLayout.LargestFrameBytes) break;
                return NotWhole(path, scanner.FaultOffset);
            }

            var fault = FrameDecoder.CheckRest(scanner.Frame, scanner.Header);
            if (fault != FrameFault.None) return NotWhole(path, scanner.Offset);
            if (Add(scanner.Frame, scanner.Header) is var failed && failed < 0) return LedgerError.FromErrno("compact", path, -failed);
            SourceBytes = scanner.Offset + scanner.Header.FrameBytes;
        }

        var flushed = Flush();
        return flushed < 0 ? LedgerError.FromErrno("compact", path, -flushed) : null;
    }

    private int Add(ReadOnlySpan<byte> frame, in FrameHeader header)
    {
        var length = header.IsErased ? FrameLayout.SmallestFrameBytes : frame.Length;
        if (_buffered + length > BufferBytes && Flush() is var failed && failed < 0) return failed;
        var place = _buffer.AsSpan(_buffered, length);
        if (header.IsErased) Shorten(frame, place);
        else frame.CopyTo(place);
        _buffered += length;
        return 0;
    }

    /// <summary>The leaf as it is, between a header and a trailer that say how short the frame is now.</summary>
    private static void Shorten(ReadOnlySpan<byte> frame, Span<byte> place)
    {
        frame[..FrameLayout.HeaderBytes].CopyTo(place);
        BinaryPrimitives.WriteInt32BigEndian(place[FrameLayout.LengthOffset..], place.Length);
        BinaryPrimitives.WriteUInt32BigEndian(place[FrameLayout.HeaderChecksumOffset..], FrameEncoder.HeaderChecksum(place[..FrameLayout.HeaderChecksumOffset]));
        frame[^FrameLayout.TrailerBytes..].CopyTo(place[FrameLayout.HeaderBytes..]);
        BinaryPrimitives.WriteInt32BigEndian(place[(FrameLayout.HeaderBytes + FrameLayout.TrailerLengthOffset)..], place.Length);
    }

    private int Flush()
    {
        for (var done = 0; done < _buffered;)
        {
            var written = SystemCall.WriteAt(target.Number, _buffer.AsSpan(done, _buffered - done), TargetBytes);
            if (written < 0) return written;
            if (written == 0) return -Errno.NoSpace;
            done += written;
            TargetBytes += written;
        }

        _buffered = 0;
        return 0;
    }

    private static LedgerError NotWhole(string path, long offset) => new(
        LedgerErrorKind.Damaged,
        $"`{path}` is not compacted: the entry at byte {offset} is not whole",
        "see `ssg audit verify`; the next judged call mends a torn end, and the next erasure one that was interrupted");
}
