using SigmaShake.Ledger.Hashing;

namespace SigmaShake.Ledger.Tiles;

/// <summary>Takes the tiles of a growing tree.</summary>
internal interface ITileSink
{
    /// <summary>A tile with all the hashes that it has so far: 256 when it is full, after which it never changes.</summary>
    void Write(int level, long index, ReadOnlySpan<Digest> hashes);
}
