using SigmaShake.Ledger;
using SigmaShake.Ledger.Append;
using SigmaShake.Ledger.Checkpoints;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Proofs;
using SigmaShake.Ledger.Reading;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Platform.Audit;

/// <summary>
/// The ledgers: one for each organisation, one for the operator. An entry is durable before what it tells of takes effect, and nobody changes one unnoticed.
/// Thread-safe.
/// </summary>
public sealed class AuditTrail
{
    private readonly Databases _databases;
    private readonly PlatformOptions _options;
    private readonly TimeProvider _clock;

    internal AuditTrail(Databases databases, PlatformOptions options, TimeProvider clock)
    {
        _databases = databases;
        _options = options;
        _clock = clock;
    }

    /// <summary>Records what somebody did in an organisation.</summary>
    /// <exception cref="PlatformException">It cannot be recorded: then it must not happen.</exception>
    public void Record(OrgScope scope, Deed deed)
    {
        ArgumentNullException.ThrowIfNull(scope);
        Append(_databases.LedgerOf(scope), scope.Actor, deed);
    }

    /// <summary>Records what somebody did to the server.</summary>
    /// <exception cref="PlatformException">It cannot be recorded: then it must not happen.</exception>
    public void RecordOperator(Actor actor, Deed deed) => Append(_options.OperatorLedger, actor, deed);

    /// <summary>The entries of an organisation's ledger, newest first.</summary>
    /// <param name="scope">The organisation.</param>
    /// <param name="most">How many.</param>
    public IReadOnlyList<AuditEntry> Newest(OrgScope scope, int most)
    {
        var ledger = _databases.LedgerOf(scope);
        if (!Directory.Exists(ledger)) return [];
        using var reader = LedgerReader.Open(ledger).Value ?? throw Failed(LedgerReader.Open(ledger).Error!);
        return [.. reader.Entries().TakeLast(most).Reverse().Select(AuditEntry.Of)];
    }

    /// <summary>The proof that an entry is in the organisation's ledger (c2sp.org/tlog-proof), under a checkpoint that is signed now; null where there is no such entry.</summary>
    public string? Prove(OrgScope scope, long index)
    {
        var ledger = _databases.LedgerOf(scope);
        var signed = CheckpointSigner.Sign(ledger, Path.Combine(Path.GetDirectoryName(ledger)!, "checkpoints"));
        if (!signed.Succeeded) throw Failed(signed.Error);
        if (index < 0 || index >= signed.Value.Checkpoint.Size) return null;
        var proof = ProofMaker.ProveEntry(ledger, index, signed.Value.Note, withPayload: true);
        return proof.Succeeded ? System.Text.Encoding.UTF8.GetString(proof.Value) : throw Failed(proof.Error);
    }

    private void Append(string folder, Actor actor, Deed deed)
    {
        var opened = LedgerWriter.Open(folder);
        if (!opened.Succeeded) throw Failed(opened.Error);
        using var writer = opened.Value;
        if (writer.Append(EntryKind.PersonAction, DeedPayload.Of(actor, deed), _clock.GetUtcNow()) is { Succeeded: false, Error: { } error }) throw Failed(error);
    }

    private static PlatformException Failed(LedgerError error) => new(error.Message, error.Help);
}

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
