using SigmaShake.Ledger;
using SigmaShake.Ledger.Append;
using SigmaShake.Ledger.Checkpoints;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Proofs;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;
using SigmaShake.Signing.Notes;

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
        Append(_databases.LedgerOf(scope).Ledger, scope.Actor, deed);
    }

    /// <summary>Records what somebody did to the server.</summary>
    /// <exception cref="PlatformException">It cannot be recorded: then it must not happen.</exception>
    public void RecordOperator(Actor actor, Deed deed) => Append(_options.OperatorPlace.Ledger, actor, deed);

    /// <summary>The entries of an organisation's ledger, newest first.</summary>
    /// <param name="scope">The organisation.</param>
    /// <param name="most">How many.</param>
    public IReadOnlyList<AuditEntry> Newest(OrgScope scope, int most) => Before(scope, long.MaxValue, most);

    /// <summary>The entries of an organisation's ledger that stand before one, newest first. What it costs is their number, and not the ledger's length.</summary>
    /// <param name="scope">The organisation.</param>
    /// <param name="index">That one.</param>
    /// <param name="most">How many.</param>
    /// <exception cref="PlatformException">The ledger is damaged.</exception>
    public IReadOnlyList<AuditEntry> Before(OrgScope scope, long index, int most)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return LedgerPages.Before(_databases.LedgerOf(scope).Ledger, index, most);
    }

    /// <summary>The entries of the operator's ledger that stand before one, newest first.</summary>
    /// <param name="index">That one.</param>
    /// <param name="most">How many.</param>
    /// <exception cref="PlatformException">The ledger is damaged.</exception>
    public IReadOnlyList<AuditEntry> OperatorBefore(long index, int most) => LedgerPages.Before(_options.OperatorPlace.Ledger, index, most);

    /// <summary>
    /// The proof that an entry is in the organisation's ledger (c2sp.org/tlog-proof), under the last checkpoint that is over it, signed now if none is; null where
    /// there is no such entry.
    /// </summary>
    /// <exception cref="PlatformException">The ledger is damaged, or not what was signed for.</exception>
    public string? Prove(OrgScope scope, long index)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var place = _databases.LedgerOf(scope);
        if (index < 0 || !Directory.Exists(place.Ledger)) return null;
        if (LastNote(place, index) is not { } note) return null;
        var proof = ProofMaker.ProveEntry(place.Ledger, index, note, withPayload: true);
        return proof.Succeeded ? System.Text.Encoding.UTF8.GetString(proof.Value) : throw Failed(proof.Error);
    }

    // To sign is to read all of it: what has been signed for is proved by that.
    private static SignedNote? LastNote(LedgerPlace place, long index)
    {
        if (Directory.Exists(place.Checkpoints) && CheckpointStore.Read(place.Checkpoints).Value is { Problems: [], Checkpoints: [.., var last] } && index < last.Checkpoint.Size) return last.Note;
        var signed = CheckpointSigner.Sign(place.Ledger, place.Checkpoints);
        if (!signed.Succeeded) throw Failed(signed.Error);
        return index < signed.Value.Checkpoint.Size ? signed.Value.Note : null;
    }

    private void Append(string folder, Actor actor, Deed deed)
    {
        // Opening takes some 5 µs, the sync of an entry 400 µs and more: keeping writers would save nothing.
        var opened = LedgerWriter.Open(folder);
        if (!opened.Succeeded) throw Failed(opened.Error);
        using var writer = opened.Value;
        if (writer.Append(EntryKind.PersonAction, DeedPayload.Of(actor, deed), _clock.GetUtcNow()) is { Succeeded: false, Error: { } error }) throw Failed(error);
    }

    private static PlatformException Failed(LedgerError error) => new(error.Message, error.Help);
}
