using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SigmaShake.Rules.Regions;

/// <summary>
/// A stretch of memory that compiled rules lie in and are used from as they lie: an array, or a mapped file. Every read names its
/// extent, is held against the region's bounds, and (in a mapped file) against the checksums of the blocks that it touches.
/// </summary>
/// <remarks>Thread-safe. Offsets and lengths are in bytes. Numbers in a region are little-endian.</remarks>
public sealed unsafe class Region
{
    private readonly byte* _start;
    private readonly object? _owner;
    private readonly BlockChecksums? _checksums;

    private Region(byte* start, int length, object? owner, BlockChecksums? checksums)
    {
        _start = start;
        Length = length;
        _owner = owner;
        _checksums = checksums;
    }

    /// <summary>Its length in bytes.</summary>
    public int Length { get; }

    /// <summary>A region that is a copy of <paramref name="bytes"/>.</summary>
    public static Region Of(ReadOnlySpan<byte> bytes)
    {
        // Pinned, so that spans can be made from a plain pointer as for a mapped file.
        var copy = GC.AllocateUninitializedArray<byte>(bytes.Length, pinned: true);
        bytes.CopyTo(copy);
        return new Region((byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(copy)), copy.Length, copy, checksums: null);
    }

    /// <summary>A region over memory that <paramref name="owner"/> (or, where that is null, the process) keeps alive and unmoved.</summary>
    internal static Region Over(byte* start, int length, object? owner, BlockChecksums? checksums) => new(start, length, owner, checksums);

    /// <summary>The same memory, from now on held against <paramref name="checksums"/>.</summary>
    internal Region CheckedBy(BlockChecksums checksums) => new(_start, Length, _owner, checksums);

    /// <summary>A region over memory that stays where it is as long as the process lives, such as a binary's own constants.</summary>
    public static Region OverConstant(ReadOnlySpan<byte> bytes) =>
        new((byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(bytes)), bytes.Length, owner: null, checksums: null);

    /// <summary>A copy of all its bytes.</summary>
    public byte[] ToArray() => Bytes(0, Length).ToArray();

    /// <summary>Bytes of the region.</summary>
    /// <exception cref="DamagedRegionException">They do not lie inside it, or are not what was written.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ReadOnlySpan<byte> Bytes(int offset, int length)
    {
        if ((uint)offset > (uint)Length || (uint)length > (uint)(Length - offset)) ThrowOutside();
        _checksums?.Check(_start, offset, length);
        return new ReadOnlySpan<byte>(_start + offset, length);
    }

    /// <summary>Values of one kind that lie in a row.</summary>
    /// <inheritdoc cref="Bytes"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ReadOnlySpan<T> Items<T>(int offset, int count)
        where T : unmanaged
    {
        if ((uint)count > (uint)Length / (uint)sizeof(T)) ThrowOutside();
        return MemoryMarshal.Cast<byte, T>(Bytes(offset, count * sizeof(T)));
    }

    /// <summary>One value.</summary>
    /// <inheritdoc cref="Bytes"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref readonly T Item<T>(int offset)
        where T : unmanaged => ref MemoryMarshal.AsRef<T>(Bytes(offset, sizeof(T)));

    private static void ThrowOutside() => throw new DamagedRegionException("a reference leads out of the compiled rules");
}
