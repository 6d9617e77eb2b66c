using SigmaShake.Ledger.Hashing;
using SigmaShake.Ledger.Reading;

namespace SigmaShake.Ledger.Following;

/// <summary>Which log it is: whoever goes on from a place in one must not go on from there in another that was begun in its stead.</summary>
public static class LogIdentity
{
    /// <summary>The hash of its first entry, which no erasure and no compaction changes; null where it has none, or that cannot be read.</summary>
    /// <param name="folder">The ledger.</param>
    public static Digest? Of(string folder)
    {
        var opened = LedgerReader.Open(folder);
        if (!opened.Succeeded) return null;
        using var reader = opened.Value;
        foreach (var entry in reader.Entries()) return entry.Index == 0 ? entry.LeafHash : null;
        return null;
    }
}
