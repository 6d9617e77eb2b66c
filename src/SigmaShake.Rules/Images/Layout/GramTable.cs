using System.Runtime.InteropServices;

namespace SigmaShake.Rules.Images.Layout;

/// <summary>
/// Literals by a piece (a gram) of 1, 2 or 3 bytes that each of them holds. A gram's hash is its little number times
/// <see cref="Multiplier"/>; the hash's first bits choose a bit of the filter and a bucket of entries.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct GramTable
{
    /// <summary>2^32 divided by the golden ratio (Knuth, TAOCP 3, 6.4): spreads neighbours apart.</summary>
    public const uint Multiplier = 2_654_435_769;

    public int GramBytes { get; init; }

    /// <summary>The filter has two to the power of this bits, at least 8: a bit is set if some gram has such a hash.</summary>
    public int FilterBits { get; init; }

    public int FilterOffset { get; init; }

    /// <summary>There are two to the power of this buckets.</summary>
    public int BucketBits { get; init; }

    /// <summary>For each bucket and one beyond, the number of its first entry.</summary>
    public int BucketsOffset { get; init; }

    /// <summary><see cref="LiteralEntry"/>, bucket by bucket.</summary>
    public TableReference Entries { get; init; }
}
