using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SigmaShake.Ledger.Hashing;

/// <summary>
/// Eight SHA-256 computations side by side, one in each lane of AVX2 registers. A lane whose message has ended takes the next one, so
/// messages of any lengths keep all lanes busy.
/// </summary>
internal static unsafe class Sha256Lanes
{
    private const int Lanes = 8;
    private const int StateWords = 8;
    private const int BlockBytes = 64;
    private const int Rounds = 64;
    private const int WindowWords = 16;

    public static bool IsSupported => Avx2.IsSupported;

    // FIPS 180-4, 5.3.3.
    private static ReadOnlySpan<uint> Initial => [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];

    /// <summary>Hashes <paramref name="messages"/>, which lie padded in <paramref name="buffer"/>.</summary>
    [SkipLocalsInit]
    public static void Hash(ReadOnlySpan<byte> buffer, ReadOnlySpan<PaddedMessage> messages, Span<Digest> digests)
    {
        // Word by word, all lanes of one word together.
        var state = stackalloc uint[StateWords * Lanes];
        var offsets = stackalloc int[Lanes];
        var blocksLeft = stackalloc int[Lanes];
        var message = stackalloc int[Lanes];
        var next = 0;
        var active = 0;
        for (var lane = 0; lane < Lanes; lane++)
        {
            offsets[lane] = 0; // An idle lane computes on whatever stands there, and nobody looks.
            blocksLeft[lane] = 0;
            if (next < messages.Length) Load(messages, next++, lane, ref active);
        }

        fixed (byte* bytes = buffer)
        {
            while (active > 0)
            {
                Compress(state, bytes, Vector256.Load(offsets));
                for (var lane = 0; lane < Lanes; lane++)
                {
                    if (blocksLeft[lane] == 0) continue;
                    offsets[lane] += BlockBytes;
                    if (--blocksLeft[lane] > 0) continue;
                    digests[message[lane]] = Result(state, lane);
                    offsets[lane] = 0;
                    active--;
                    if (next < messages.Length) Load(messages, next++, lane, ref active);
                }
            }
        }

        void Load(ReadOnlySpan<PaddedMessage> all, int index, int lane, ref int count)
        {
            message[lane] = index;
            offsets[lane] = all[index].Offset;
            blocksLeft[lane] = all[index].Blocks;
            for (var word = 0; word < StateWords; word++) state[(word * Lanes) + lane] = Initial[word];
            count++;
        }
    }

    private static Digest Result(uint* state, int lane)
    {
        Span<byte> result = stackalloc byte[Digest.Bytes];
        for (var word = 0; word < StateWords; word++) BinaryPrimitives.WriteUInt32BigEndian(result[(4 * word)..], state[(word * Lanes) + lane]);
        return new Digest(result);
    }

    /// <summary>One block of each lane (FIPS 180-4, 6.2.2).</summary>
    [SkipLocalsInit]
    private static void Compress(uint* state, byte* bytes, Vector256<int> offsets)
    {
        var bigEndian = Vector256.Create((byte)3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12, 3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12);
        var window = stackalloc Vector256<uint>[WindowWords];
        for (var i = 0; i < WindowWords; i++)
            window[i] = Avx2.Shuffle(Avx2.GatherVector256((int*)(bytes + (4 * i)), offsets, 1).AsByte(), bigEndian).AsUInt32();

        var (a, b, c, d) = (Vector256.Load(state), Vector256.Load(state + Lanes), Vector256.Load(state + (2 * Lanes)), Vector256.Load(state + (3 * Lanes)));
        var (e, f, g, h) = (Vector256.Load(state + (4 * Lanes)), Vector256.Load(state + (5 * Lanes)), Vector256.Load(state + (6 * Lanes)), Vector256.Load(state + (7 * Lanes)));
        var constants = Sha256.RoundConstants;
        for (var i = 0; i < Rounds; i++)
        {
            var word = window[i % WindowWords];
            if (i >= WindowWords)
            {
                var w15 = window[(i + 1) % WindowWords];
                var w2 = window[(i + 14) % WindowWords];
                word += (Rotate(w15, 7) ^ Rotate(w15, 18) ^ (w15 >>> 3)) + window[(i + 9) % WindowWords] + (Rotate(w2, 17) ^ Rotate(w2, 19) ^ (w2 >>> 10));
                window[i % WindowWords] = word;
            }

            var t1 = h + (Rotate(e, 6) ^ Rotate(e, 11) ^ Rotate(e, 25)) + (g ^ (e & (f ^ g))) + Vector256.Create(constants[i]) + word;
            var t2 = (Rotate(a, 2) ^ Rotate(a, 13) ^ Rotate(a, 22)) + ((a & b) | (c & (a | b)));
            (h, g, f, e, d, c, b, a) = (g, f, e, d + t1, c, b, a, t1 + t2);
        }

        AddTo(state, a);
        AddTo(state + Lanes, b);
        AddTo(state + (2 * Lanes), c);
        AddTo(state + (3 * Lanes), d);
        AddTo(state + (4 * Lanes), e);
        AddTo(state + (5 * Lanes), f);
        AddTo(state + (6 * Lanes), g);
        AddTo(state + (7 * Lanes), h);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTo(uint* word, Vector256<uint> value) => (Vector256.Load(word) + value).Store(word);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Rotate(Vector256<uint> value, int bits) => (value >>> bits) | (value << (32 - bits));
}
