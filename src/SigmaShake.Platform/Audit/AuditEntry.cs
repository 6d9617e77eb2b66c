using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Reading;

namespace SigmaShake.Platform.Audit;

/// <summary>An entry for people.</summary>
/// <param name="Index">Its place in the ledger.</param>
/// <param name="Time">When.</param>
/// <param name="Actor">Who.</param>
/// <param name="Action">What.</param>
/// <param name="Subject">To what.</param>
/// <param name="LeafHash">Its leaf in the Merkle tree, hexadecimal.</param>
public sealed record AuditEntry(long Index, DateTimeOffset Time, string Actor, string Action, string Subject, string LeafHash)
{
    internal static AuditEntry Of(LedgerEntry entry)
    {
        var deed = entry.Payload is { } payload ? DeedPayload.Read(payload) : null;
        return new AuditEntry(entry.Index, entry.Time, deed?.Actor ?? "", deed?.Action ?? entry.Kind.Name(), deed?.Subject ?? "", entry.LeafHash.ToString());
    }
}
