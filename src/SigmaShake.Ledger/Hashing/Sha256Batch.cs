using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace SigmaShake.Ledger.Hashing;

/// <summary>
/// SHA-256 of many messages at once, four side by side: for whoever verifies a whole ledger. The hook
/// hashes one message and has no use for it. Not thread-safe.
/// </summary>
internal sealed class Sha256Batch
{
    private const int BlockBytes = 64;

    // Room for a few hundred usual entries, and for the largest one.
    private const int BufferBytes = 256 * 1024;

    private readonly byte[] _padded = new byte[BufferBytes];
    private readonly List<PaddedMessage> _messages = [];
    private readonly List<Digest> _digests = [];
    private int _used;

    /// <summary>Whether a message of <paramref name="bytes"/> bytes still fits; a batch that is empty holds any of an entry's size.</summary>
    public bool HasRoomFor(int bytes) => _used + PaddedBytes(bytes) <= BufferBytes;

    /// <summary>Adds a message, given in two parts.</summary>
    public void Add(ReadOnlySpan<byte> head, ReadOnlySpan<byte> rest)
    {
        // FIPS 180-4, 5.1.1: a one bit, zeros, and the length in bits in the last eight bytes.
        var length = head.Length + rest.Length;
        var message = _padded.AsSpan(_used, PaddedBytes(length));
        head.CopyTo(message);
        rest.CopyTo(message[head.Length..]);
        message[length] = 0x80;
        message[(length + 1)..^sizeof(ulong)].Clear();
        BinaryPrimitives.WriteUInt64BigEndian(message[^sizeof(ulong)..], (ulong)length * 8);
        _messages.Add(new PaddedMessage(_used, message.Length / BlockBytes));
        _used += message.Length;
    }

    /// <summary>Hashes all messages and empties the batch; the hashes, in the order of the messages, are valid until the next call.</summary>
    public ReadOnlySpan<Digest> Finish()
    {
        _digests.Clear();
        CollectionsMarshal.SetCount(_digests, _messages.Count);
        var digests = CollectionsMarshal.AsSpan(_digests);
        var messages = CollectionsMarshal.AsSpan(_messages);
        if (Sha256Lanes.IsSupported) Sha256Lanes.Hash(_padded, messages, digests);
        else HashOneByOne(messages, digests);
        _messages.Clear();
        _used = 0;
        return digests;
    }

    internal static int PaddedBytes(int bytes) => (bytes + 1 + sizeof(ulong) + BlockBytes - 1) / BlockBytes * BlockBytes;

    internal void HashOneByOne(ReadOnlySpan<PaddedMessage> messages, Span<Digest> digests)
    {
        for (var i = 0; i < messages.Length; i++)
        {
            var padded = _padded.AsSpan(messages[i].Offset, messages[i].Blocks * BlockBytes);
            var length = (int)(BinaryPrimitives.ReadUInt64BigEndian(padded[^sizeof(ulong)..]) / 8);
            digests[i] = Sha256.Hash(padded[..length]);
        }
    }
}

/// <summary>A message in its padding: where it begins in the buffer, and its length in blocks of 64 bytes.</summary>
internal readonly record struct PaddedMessage(int Offset, int Blocks);
