using SigmaShake.Signing.Fleet;
using SigmaShake.Signing.HttpSignatures;
using SigmaShake.Signing.Keys;

namespace SigmaShake.Fleet.Live;

/// <summary>A machine as requests need it. Thread-safe.</summary>
internal sealed class LiveMachine(MachineId id, string name, int position, byte[] publicKey, long seenMs)
{
    private Ed25519PublicKey? _key;
    private long _seenMs = seenMs;

    public MachineId Id { get; } = id;

    public string Name { get; } = name;

    /// <summary>See <see cref="RingPosition"/>.</summary>
    public int Position { get; } = position;

    /// <summary>When it was last heard of, in milliseconds since 1970 UTC.</summary>
    public long SeenMs => Volatile.Read(ref _seenMs);

    /// <summary>The same as the database has it.</summary>
    public long StoredSeenMs { get; set; } = seenMs;

    public void Seen(long nowMs) => Volatile.Write(ref _seenMs, nowMs);

    /// <summary>Whether it has made a signature. Its key is looked at when it first asks: that takes longer than reading a thousand of them.</summary>
    public bool HasSigned(MessageSignature signature, in RequestTarget target) =>
        (_key ??= Ed25519PublicKey.Parse(publicKey).Value) is { } key && signature.Verify(target, key);
}
