using System.Text;
using SigmaShake.Signing.Json;
using SigmaShake.Signing.Tuf.Metadata;

namespace SigmaShake.Signing.Fleet;

/// <summary>What the log of a machine says of itself, and the proof that it has only grown.</summary>
/// <param name="Checkpoint">The newest checkpoint: a signed note (c2sp.org/tlog-checkpoint).</param>
/// <param name="LogKey">The verifier key of the log.</param>
/// <param name="FromSize">The size that the proof begins at: the one that the server holds; 0 for no proof.</param>
/// <param name="Consistency">The hashes of the proof (RFC 9162, 2.1.4), 32 bytes each; at most 64.</param>
public sealed record LogEvidence(string Checkpoint, string LogKey, long FromSize, IReadOnlyList<ReadOnlyMemory<byte>> Consistency)
{
    private const int HashBytes = 32;

    internal static LogEvidence? Read(FieldReader fields)
    {
        if (!fields.Has("checkpoint"))
        {
            if (fields.Has("consistency") || fields.Has("from_size") || fields.Has("log_key")) fields.Refuse("has a proof without a `checkpoint`");
            return null;
        }

        // A note has line breaks, so the reader of short texts is not for it.
        var note = fields.Text("checkpoint");
        if (Encoding.UTF8.GetByteCount(note) > FleetLimits.MaxNoteBytes) fields.Refuse($"has a `checkpoint` of more than {FleetLimits.MaxNoteBytes} bytes");
        return new LogEvidence(note, fields.Text("log_key", FleetLimits.MaxIdBytes + FleetLimits.MaxShortTextBytes), fields.OptionalInteger("from_size"), ReadHashes(fields));
    }

    internal IEnumerable<JsonMember> Members() =>
    [
        new JsonMember("checkpoint", JsonValue.Of(Checkpoint)),
        new JsonMember("log_key", JsonValue.Of(LogKey)),
        new JsonMember("from_size", JsonValue.Of(FromSize)),
        new JsonMember("consistency", JsonValue.ArrayOf(Consistency.Select(hash => JsonValue.Of(Convert.ToBase64String(hash.Span))))),
    ];

    private static List<ReadOnlyMemory<byte>> ReadHashes(FieldReader fields)
    {
        if (!fields.Has("consistency")) return [];
        var hashes = new List<ReadOnlyMemory<byte>>();
        foreach (var text in fields.Texts("consistency", FleetLimits.MaxProofHashes, FleetLimits.MaxShortTextBytes))
        {
            if (Notes.StrictBase64.Decode(Encoding.UTF8.GetBytes(text)) is { Length: HashBytes } hash) hashes.Add(hash);
            else fields.Refuse($"has something in `consistency` that is not {HashBytes} bytes in base 64");
        }

        return hashes;
    }
}
