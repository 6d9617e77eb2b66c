using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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
    internal static ReadOnlySpan<uint> RoundConstants =>
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

    /// <remarks>
    /// Four words of the schedule at a time, round constants added; then eight rounds written out, which turn the eight variables once around,
    /// so that nothing is moved. Half the instructions of the standard's own wording, in code that is still small: a call of the hook pays
    /// for each page of it.
    /// </remarks>
    [SkipLocalsInit]
    private static void Compress(ref State state, ReadOnlySpan<byte> block)
    {
        Unsafe.SkipInit(out Schedule schedule);
        Expand(block, schedule);

        uint a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
        for (ReadOnlySpan<uint> words = schedule; words.Length >= 8; words = words[8..])
        {
            Round(a, b, c, ref d, e, f, g, ref h, words[0]);
            Round(h, a, b, ref c, d, e, f, ref g, words[1]);
            Round(g, h, a, ref b, c, d, e, ref f, words[2]);
            Round(f, g, h, ref a, b, c, d, ref e, words[3]);
            Round(e, f, g, ref h, a, b, c, ref d, words[4]);
            Round(d, e, f, ref g, h, a, b, ref c, words[5]);
            Round(c, d, e, ref f, g, h, a, ref b, words[6]);
            Round(b, c, d, ref e, f, g, h, ref a, words[7]);
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(uint a, uint b, uint c, ref uint d, uint e, uint f, uint g, ref uint h, uint word)
    {
        // Ch and Maj, each with an operation less than the standard writes them.
        h += (BitOperations.RotateRight(e, 6) ^ BitOperations.RotateRight(e, 11) ^ BitOperations.RotateRight(e, 25)) + (g ^ (e & (f ^ g))) + word;
        d += h;
        h += (BitOperations.RotateRight(a, 2) ^ BitOperations.RotateRight(a, 13) ^ BitOperations.RotateRight(a, 22)) + ((a & b) | (c & (a | b)));
    }

    /// <summary>The sixty-four words of the schedule, each with its round's constant added.</summary>
    private static void Expand(ReadOnlySpan<byte> block, Span<uint> schedule)
    {
        var constants = RoundConstants;
        var w0 = BigEndian(block);
        var w1 = BigEndian(block[16..]);
        var w2 = BigEndian(block[32..]);
        var w3 = BigEndian(block[48..]);
        for (var i = 0; ; i += 4)
        {
            (w0 + Vector128.Create(constants[i..])).CopyTo(schedule[i..]);
            if (i == schedule.Length - 4) return;
            var next = w0 + SmallSigma0(Shifted(w0, w1)) + Shifted(w2, w3);
            // The third and fourth word need the first and second.
            next += SmallSigma1(Vector128.Shuffle(w3, Vector128.Create(2u, 3, 4, 4)));
            next += SmallSigma1(Vector128.Shuffle(next, Vector128.Create(4u, 4, 0, 1)));
            (w0, w1, w2, w3) = (w1, w2, w3, next);
        }
    }

    /// <remarks>By shifts: a shuffle of bytes is an instruction that the least of machines lacks, and is then a loop.</remarks>
    private static Vector128<uint> BigEndian(ReadOnlySpan<byte> words)
    {
        var pairs = Vector128.Create(words).AsUInt16();
        return Rotate(((pairs << 8) | (pairs >>> 8)).AsUInt32(), 16);
    }

    /// <summary>Four of eight words in a row, from the second.</summary>
    private static Vector128<uint> Shifted(Vector128<uint> low, Vector128<uint> high) =>
        Vector128.Shuffle(low, Vector128.Create(1u, 2, 3, 4)) | Vector128.Shuffle(high, Vector128.Create(4u, 4, 4, 0));

    private static Vector128<uint> SmallSigma0(Vector128<uint> x) => Rotate(x, 7) ^ Rotate(x, 18) ^ (x >>> 3);

    // Of a zero, zero: words that are not known yet add nothing.
    private static Vector128<uint> SmallSigma1(Vector128<uint> x) => Rotate(x, 17) ^ Rotate(x, 19) ^ (x >>> 10);

    private static Vector128<uint> Rotate(Vector128<uint> x, [ConstantExpected] int bits) => (x >>> bits) | (x << (32 - bits));

    [InlineArray(8)]
    private struct State
    {
        private uint _word;
    }

    [InlineArray(64)]
    private struct Schedule
    {
        private uint _word;
    }

    [InlineArray(BlockBytes)]
    private struct Block
    {
        private byte _value;
    }
}
