using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SigmaShake.Rules.Regions;

/// <summary>Lays out a region: what is appended gets an offset, what is interned is stored once. Not thread-safe.</summary>
internal sealed class RegionWriter
{
    // Where the next stretch with the same hash begins in _interned, or -1.
    private readonly Dictionary<int, int> _firstByHash = [];
    private readonly List<(int Offset, int Length, int Next)> _interned = [];
    private byte[] _buffer = new byte[1024];

    /// <summary>How many bytes have been written.</summary>
    public int Length { get; private set; }

    /// <summary>What has been written.</summary>
    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, Length);

    /// <summary>Adds padding until the length is a multiple of <paramref name="alignment"/>, a power of two.</summary>
    public void Align(int alignment)
    {
        var padding = -Length & (alignment - 1);
        Room(padding).Clear();
    }

    /// <summary>Appends bytes; the result is their offset.</summary>
    public int Append(ReadOnlySpan<byte> bytes)
    {
        var offset = Length;
        bytes.CopyTo(Room(bytes.Length));
        return offset;
    }

    /// <summary>Appends values in a row, aligned to <see cref="AlignmentOf"/>; the result is their offset.</summary>
    public int Append<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        Align(AlignmentOf<T>());
        return Append(MemoryMarshal.AsBytes(values));
    }

    /// <summary>Appends one value, aligned; the result is its offset.</summary>
    public int Append<T>(in T value)
        where T : unmanaged => Append(new ReadOnlySpan<T>(in value));

    /// <summary>The offset of these values: where they stand already, or where they now are.</summary>
    public int Intern<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(values);
        var alignment = AlignmentOf<T>();
        var hash = HashOf(bytes);
        var first = _firstByHash.GetValueOrDefault(hash, -1);
        for (var i = first; i >= 0; i = _interned[i].Next)
        {
            var (known, length, _) = _interned[i];
            if (length == bytes.Length && known % alignment == 0 && Written.Slice(known, length).SequenceEqual(bytes)) return known;
        }

        var offset = Append(values);
        _interned.Add((offset, bytes.Length, first));
        _firstByHash[hash] = _interned.Count - 1;
        return offset;
    }

    /// <summary>Replaces a value that was appended before what it refers to was known.</summary>
    public void Overwrite<T>(int offset, in T value)
        where T : unmanaged => MemoryMarshal.Write(_buffer.AsSpan(offset, Unsafe.SizeOf<T>()), in value);

    private static int AlignmentOf<T>() => Math.Min(Unsafe.SizeOf<T>() & -Unsafe.SizeOf<T>(), 8);

    private static int HashOf(ReadOnlySpan<byte> bytes)
    {
        var hash = default(HashCode);
        hash.AddBytes(bytes);
        return hash.ToHashCode();
    }

    private Span<byte> Room(int length)
    {
        if (length > _buffer.Length - Length) Array.Resize(ref _buffer, Math.Max(checked(Length + length), 2 * _buffer.Length));
        var room = _buffer.AsSpan(Length, length);
        Length += length;
        return room;
    }
}
