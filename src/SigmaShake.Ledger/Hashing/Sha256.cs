using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SigmaShake.Ledger.Hashing;

/// <summary>
/// SHA-256 (FIPS 180-4, section 6.2) in managed code: the framework's own loads OpenSSL at its first use, which costs milliseconds and
/// which a static binary cannot do.
/// </summary>
/// <remarks>
/// A mutable value without allocations: start with <see cref="Create"/>, <see cref="Append"/> in any pieces, take <see cref="Finish"/> once.
/// Not thread-safe; copying it forks the computation.
/// </remarks>
public struct Sha256
{
    private const int BlockBytes = 64;

    // The fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2).
    private static ReadOnlySpan<uint> RoundConstants =>
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    private State _state;
    private Block _pending;
    private ulong _totalBytes;

    /// <summary>A computation that has seen nothing yet.</summary>
    public static Sha256 Create()
    {
        var hash = default(Sha256);
        // The fractional parts of the square roots of the first eight primes (FIPS 180-4, 5.3.3).
        ReadOnlySpan<uint> initial =
            [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];
        initial.CopyTo(hash._state);
        return hash;
    }

    /// <summary>The hash of <paramref name="data"/>.</summary>
    public static Digest Hash(ReadOnlySpan<byte> data)
    {
        var hash = Create();
        hash.Append(data);
        return hash.Finish();
    }

    /// <summary>Adds <paramref name="data"/> to what is hashed.</summary>
    public void Append(ReadOnlySpan<byte> data)
    {
        var filled = (int)(_totalBytes % BlockBytes);
        _totalBytes += (ulong)data.Length;
        if (filled > 0)
        {
            var taken = Math.Min(BlockBytes - filled, data.Length);
            data[..taken].CopyTo(_pending[filled..]);
            data = data[taken..];
            if (filled + taken < BlockBytes) return;
            Compress(ref _state, _pending);
        }

        for (; data.Length >= BlockBytes; data = data[BlockBytes..]) Compress(ref _state, data);
        data.CopyTo(_pending);
    }

    /// <summary>The hash of all that was appended. The computation is used up.</summary>
    public Digest Finish()
    {
        var filled = (int)(_totalBytes % BlockBytes);
        Span<byte> tail = _pending;
        tail[filled] = 0x80;
        tail[(filled + 1)..].Clear();
        if (filled >= BlockBytes - sizeof(ulong))
        {
            Compress(ref _state, tail);
            tail.Clear();
        }

        BinaryPrimitives.WriteUInt64BigEndian(tail[(BlockBytes - sizeof(ulong))..], _totalBytes * 8);
        Compress(ref _state, tail);

        Span<byte> result = stackalloc byte[Digest.Bytes];
        for (var i = 0; i < 8; i++) BinaryPrimitives.WriteUInt32BigEndian(result[(4 * i)..], _state[i]);
        return new Digest(result);
    }

    [SkipLocalsInit]
    private static void Compress(ref State state, ReadOnlySpan<byte> block)
    {
        Span<uint> schedule = stackalloc uint[64];
        for (var i = 0; i < 16; i++) schedule[i] = BinaryPrimitives.ReadUInt32BigEndian(block[(4 * i)..]);
        for (var i = 16; i < schedule.Length; i++)
        {
            var w15 = schedule[i - 15];
            var w2 = schedule[i - 2];
            var s0 = BitOperations.RotateRight(w15, 7) ^ BitOperations.RotateRight(w15, 18) ^ (w15 >> 3);
            var s1 = BitOperations.RotateRight(w2, 17) ^ BitOperations.RotateRight(w2, 19) ^ (w2 >> 10);
            schedule[i] = schedule[i - 16] + s0 + schedule[i - 7] + s1;
        }

        uint a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
        var constants = RoundConstants;
        for (var i = 0; i < schedule.Length; i++)
        {
            var s1 = BitOperations.RotateRight(e, 6) ^ BitOperations.RotateRight(e, 11) ^ BitOperations.RotateRight(e, 25);
            var t1 = h + s1 + ((e & f) ^ (~e & g)) + constants[i] + schedule[i];
            var s0 = BitOperations.RotateRight(a, 2) ^ BitOperations.RotateRight(a, 13) ^ BitOperations.RotateRight(a, 22);
            var t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
            h = g;
            g = f;
            f = e;
            e = d + t1;
            d = c;
            c = b;
            b = a;
            a = t1 + t2;
        }

        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
        state[5] += f;
        state[6] += g;
        state[7] += h;
    }

    [InlineArray(8)]
    private struct State
    {
        private uint _word;
    }

    [InlineArray(BlockBytes)]
    private struct Block
    {
        private byte _value;
    }
}
