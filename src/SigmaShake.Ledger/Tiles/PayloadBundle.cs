using System.Buffers;
using System.Buffers.Binary;

namespace SigmaShake.Ledger.Tiles;

/// <summary>Whether an exported payload is there.</summary>
internal enum PayloadState : byte
{
    /// <summary>Salt and payload follow.</summary>
    Present = 1,

    /// <summary>Erased on purpose: nothing follows.</summary>
    Erased = 2,

    /// <summary>Not what the leaf commits to any more: nothing follows.</summary>
    Damaged = 3,
}

/// <summary>What the leaves of an entry bundle commit to: state (1 byte), length (4, big-endian), salt and payload.</summary>
internal sealed class PayloadBundle
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public ReadOnlySpan<byte> Bytes => _bytes.WrittenSpan;

    /// <param name="body">The salt and, directly behind it, the payload; or nothing.</param>
    public void Add(PayloadState state, ReadOnlySpan<byte> body)
    {
        const int HeadBytes = 1 + sizeof(int);
        var head = _bytes.GetSpan(HeadBytes);
        head[0] = (byte)state;
        BinaryPrimitives.WriteInt32BigEndian(head[1..], body.Length);
        _bytes.Advance(HeadBytes);
        _bytes.Write(body);
    }

    public void Clear() => _bytes.ResetWrittenCount();
}
