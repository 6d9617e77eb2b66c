using System.Runtime.InteropServices;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Hashing;

namespace SigmaShake.Ledger.Verification;

/// <summary>Salts and payloads of many entries, to be held against what their leaves commit to. One thread at a time.</summary>
internal sealed class BodyBatch
{
    private readonly Sha256Batch _hashes = new();
    private readonly List<Digest> _commitments = [];

    public bool HasRoomFor(ReadOnlySpan<byte> body) => _hashes.HasRoomFor(Commitment.Label.Length + body.Length);

    public void Add(ReadOnlySpan<byte> body, in Digest commitment)
    {
        _hashes.Add(Commitment.Label, body);
        _commitments.Add(commitment);
    }

    /// <summary>Whether each is what its leaf commits to; empties the batch.</summary>
    public bool Holds()
    {
        var holds = _hashes.Finish().SequenceEqual(CollectionsMarshal.AsSpan(_commitments));
        _commitments.Clear();
        return holds;
    }
}
