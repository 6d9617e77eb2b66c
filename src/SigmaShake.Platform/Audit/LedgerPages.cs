using SigmaShake.Ledger.Tiles;

namespace SigmaShake.Platform.Audit;

/// <summary>Reads a ledger from its end, through the offsets that are kept with its tiles.</summary>
internal static class LedgerPages
{
    /// <summary>The entries before one, newest first; none of a ledger that has none yet.</summary>
    /// <exception cref="PlatformException">The ledger is damaged.</exception>
    public static IReadOnlyList<AuditEntry> Before(string ledger, long index, int most)
    {
        if (!Directory.Exists(ledger)) return [];
        try
        {
            return Read(ledger, index, most, startOver: false);
        }
        catch (InvalidDataException)
        {
            // Nobody believes the tiles: they are made anew from the entries.
            return Read(ledger, index, most, startOver: true);
        }
    }

    private static List<AuditEntry> Read(string ledger, long index, int most, bool startOver)
    {
        var opened = LedgerTree.Open(ledger, startOver);
        if (!opened.Succeeded) throw new PlatformException(opened.Error.Message, opened.Error.Help);
        using var tree = opened.Value;
        var entries = new List<AuditEntry>();
        for (var at = Math.Min(index, tree.Size) - 1; at >= 0 && entries.Count < most; at--) entries.Add(AuditEntry.Of(tree.ReadEntry(at)));
        return entries;
    }
}
