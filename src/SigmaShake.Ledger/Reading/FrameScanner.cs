using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Format;

namespace SigmaShake.Ledger.Reading;

/// <summary>
/// Walks over the frames of a file, from header to header. Where there is none it looks for the next one and reports what lies between.
/// A read error of the disk is a broken environment, and thrown.
/// </summary>
/// <param name="entries">The file; closed with the scanner.</param>
/// <param name="sizeBytes">How much of it to look at.</param>
/// <param name="startOffset">Where the first frame to look at begins.</param>
internal sealed class FrameScanner(Descriptor entries, long sizeBytes, long startOffset = 0) : IDisposable
{
    private readonly byte[] _buffer = new byte[2 * FrameLayout.LargestFrameBytes];
    private long _bufferOffset;
    private int _bufferBytes;
    private long _position = startOffset;

    /// <summary>Whether the last step found a frame, complete within the file.</summary>
    public bool HasFrame { get; private set; }

    /// <summary>Where that frame begins.</summary>
    public long Offset { get; private set; }

    public FrameHeader Header { get; private set; }

    /// <summary>The whole frame; valid until the next step.</summary>
    public ReadOnlySpan<byte> Frame => _buffer.AsSpan((int)(Offset - _bufferOffset), Header.FrameBytes);

    /// <summary>What was wrong with the bytes that the last step had to pass over; usually nothing.</summary>
    public FrameFault Fault { get; private set; }

    public long FaultOffset { get; private set; }

    public long FaultBytes { get; private set; }

    /// <summary>Whether the file ends like a frame, so that its last append was not cut short.</summary>
    public bool EndsWithTrailer
    {
        get
        {
            Span<byte> trailer = stackalloc byte[FrameLayout.TrailerBytes];
            return sizeBytes >= trailer.Length
                && SystemCall.ReadAt(entries.Number, trailer, sizeBytes - trailer.Length) == trailer.Length
                && FrameDecoder.TrailerLength(trailer) > 0;
        }
    }

    /// <summary>Goes on to the next frame; false at the end of the file.</summary>
    public bool Next()
    {
        HasFrame = false;
        Fault = FrameFault.None;
        if (_position >= sizeBytes) return false;

        FaultOffset = _position;
        var fault = HeaderAt(_position, out var header);
        if (fault != FrameFault.None)
        {
            Fault = fault;
            while (fault != FrameFault.None && SkipToMagic()) fault = HeaderAt(_position, out header);
            FaultBytes = _position - FaultOffset;
            if (fault != FrameFault.None) return true;
        }

        Header = header;
        Offset = _position;
        HasFrame = true;
        _position += header.FrameBytes;
        return true;
    }

    /// <summary>Reads the frame of the last step again, as it is now; what is no frame there any more leaves the old one.</summary>
    public void Reread()
    {
        _bufferBytes = 0;
        if (HeaderAt(Offset, out var header) == FrameFault.None && header.FrameBytes == Header.FrameBytes) Header = header;
        else _ = Window(Offset, Header.FrameBytes);
    }

    public void Dispose() => entries.Dispose();

    private FrameFault HeaderAt(long offset, out FrameHeader header)
    {
        var fault = FrameDecoder.ReadHeader(Window(offset, FrameLayout.HeaderBytes), out header);
        if (fault != FrameFault.None) return fault;
        return Window(offset, header.FrameBytes).Length == header.FrameBytes ? FrameFault.None : FrameFault.Trailer;
    }

    /// <summary>Moves to the next place behind this one where a frame could begin; to the end of the file if there is none.</summary>
    private bool SkipToMagic()
    {
        _position++;
        while (_position < sizeBytes)
        {
            var window = Window(_position, FrameLayout.LargestFrameBytes);
            var found = window.IndexOf(FrameLayout.Magic);
            if (found >= 0)
            {
                _position += found;
                return true;
            }

            // The magic may straddle the end of a window, but not of the file, nor of one that was cut short meanwhile.
            if (window.Length < FrameLayout.LargestFrameBytes) break;
            _position += window.Length - FrameLayout.MagicBytes + 1;
        }

        _position = sizeBytes;
        return false;
    }

    /// <summary>Up to <paramref name="bytes"/> bytes from <paramref name="offset"/> on; fewer only at the end of the file.</summary>
    private ReadOnlySpan<byte> Window(long offset, int bytes)
    {
        var wanted = (int)Math.Min(bytes, sizeBytes - offset);
        if (offset < _bufferOffset || offset + wanted > _bufferOffset + _bufferBytes)
        {
            _bufferOffset = offset;
            var read = SystemCall.ReadAt(entries.Number, _buffer.AsSpan(0, (int)Math.Min(_buffer.Length, sizeBytes - offset)), offset);
            if (read < 0) throw new IOException($"cannot read the ledger at byte {offset}: {Errno.Describe(-read)}");
            _bufferBytes = read;
        }

        var start = (int)(offset - _bufferOffset);
        return _buffer.AsSpan(start, Math.Min(wanted, _bufferBytes - start));
    }
}
