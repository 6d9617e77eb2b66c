namespace SigmaShake.Rules.Regions;

/// <summary>
/// Holds each block of a region against its checksum when it is first read. To check all of a large image at each call would cost
/// more than judging does; so the few blocks that judging touches are checked, and no byte is used before its block was.
/// </summary>
/// <remarks>Thread-safe: two threads may check one block twice, which costs time only.</remarks>
internal sealed unsafe class BlockChecksums
{
    /// <summary>The size of a block, in bytes: a page, which is what a fault brings in.</summary>
    public const int BlockBytes = 4096;

    private readonly uint* _expected;
    private readonly int _blocks;
    private readonly int _length;
    private readonly ulong[] _checked;

    /// <param name="expected">One CRC-32C for each block, the last of which may be short; the caller has checked that they are whole.</param>
    /// <param name="blocks">How many.</param>
    /// <param name="length">The length of what they cover, in bytes.</param>
    public BlockChecksums(uint* expected, int blocks, int length)
    {
        if (blocks != BlocksIn(length)) throw new DamagedRegionException("the compiled rules have too few checksums");
        _expected = expected;
        _blocks = blocks;
        _length = length;
        _checked = new ulong[(blocks + 63) >> 6];
    }

    /// <summary>How many blocks so many bytes are.</summary>
    public static int BlocksIn(int length) => (int)(((long)length + BlockBytes - 1) / BlockBytes);

    /// <summary>Checks the blocks that a stretch touches, unless they have been.</summary>
    /// <exception cref="DamagedRegionException">One is not what was written.</exception>
    public void Check(byte* start, int offset, int length)
    {
        if (length == 0) return;
        var last = (offset + length - 1) / BlockBytes;
        for (var block = offset / BlockBytes; block <= last; block++)
        {
            if ((_checked[block >> 6] >> block & 1) == 0) CheckBlock(start, block);
        }
    }

    private void CheckBlock(byte* start, int block)
    {
        var offset = block * BlockBytes;
        var bytes = new ReadOnlySpan<byte>(start + offset, Math.Min(BlockBytes, _length - offset));
        if (block >= _blocks || Crc32C.Of(bytes) != _expected[block]) throw new DamagedRegionException("a block of the compiled rules is damaged");
        System.Threading.Interlocked.Or(ref _checked[block >> 6], 1UL << block);
    }
}
