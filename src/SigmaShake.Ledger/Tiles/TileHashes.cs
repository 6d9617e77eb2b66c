using SigmaShake.Ledger.Hashing;
using SigmaShake.Ledger.Merkle;

namespace SigmaShake.Ledger.Tiles;

/// <summary>The hashes of one tile, as bytes and as a small tree.</summary>
internal static class TileHashes
{
    /// <summary>A full tile, in bytes.</summary>
    public const int FullBytes = TilePath.Width * Digest.Bytes;

    /// <summary>The hash over a complete subtree of a tile: 1, 2, 4 … 256 hashes.</summary>
    public static Digest Root(ReadOnlySpan<Digest> hashes) => hashes.Length == 1
        ? hashes[0]
        : MerkleHash.Node(Root(hashes[..(hashes.Length / 2)]), Root(hashes[(hashes.Length / 2)..]));

    public static void Write(ReadOnlySpan<Digest> hashes, Span<byte> destination)
    {
        for (var i = 0; i < hashes.Length; i++) hashes[i].CopyTo(destination[(i * Digest.Bytes)..]);
    }

    public static Digest[] Read(ReadOnlySpan<byte> source)
    {
        var hashes = new Digest[source.Length / Digest.Bytes];
        for (var i = 0; i < hashes.Length; i++) hashes[i] = new Digest(source[(i * Digest.Bytes)..]);
        return hashes;
    }
}
