using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SigmaShake.Ledger.Hashing;

/// <summary>
/// Four SHA-256 computations side by side, one in each lane of 128-bit registers, which every processor has that the binary runs on. A lane
/// whose message has ended takes the next one, so messages of any lengths keep all lanes busy.
/// </summary>
internal ref struct Sha256Lanes
{
    private const int Lanes = 4;
    private const int StateWords = 8;
    private const int BlockBytes = 64;
    private const int Rounds = 64;
    private const int WindowWords = 16;

    private readonly ReadOnlySpan<byte> _buffer;
    private readonly ReadOnlySpan<PaddedMessage> _messages;
    private readonly Span<Digest> _digests;
    private State _state;
    private Positions _offsets;
    private Positions _blocksLeft;
    private Positions _current;
    private int _next;
    private int _active;

    private Sha256Lanes(ReadOnlySpan<byte> buffer, ReadOnlySpan<PaddedMessage> messages, Span<Digest> digests)
    {
        _buffer = buffer;
        _messages = messages;
        _digests = digests;
    }

    public static bool IsSupported => Vector128.IsHardwareAccelerated && BitConverter.IsLittleEndian;

    // FIPS 180-4, 5.3.3.
    private static ReadOnlySpan<uint> Initial => [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];

    /// <summary>Hashes <paramref name="messages"/>, which lie padded in <paramref name="buffer"/>.</summary>
    public static void Hash(ReadOnlySpan<byte> buffer, ReadOnlySpan<PaddedMessage> messages, Span<Digest> digests) =>
        new Sha256Lanes(buffer, messages, digests).Run();

    [SkipLocalsInit]
    private void Run()
    {
        Span<Vector128<uint>> schedule = stackalloc Vector128<uint>[Rounds];
        for (var lane = 0; lane < Lanes; lane++) TakeNext(lane);
        while (_active > 0)
        {
            Expand(schedule);
            Compress(schedule);
            for (var lane = 0; lane < Lanes; lane++)
            {
                if (_blocksLeft[lane] == 0) continue;
                _offsets[lane] += BlockBytes;
                if (--_blocksLeft[lane] > 0) continue;
                _digests[_current[lane]] = Result(lane);
                _active--;
                TakeNext(lane);
            }
        }
    }

    /// <summary>An idle lane computes on whatever stands at the begin, and nobody looks.</summary>
    private void TakeNext(int lane)
    {
        _offsets[lane] = 0;
        if (_next == _messages.Length) return;
        _current[lane] = _next;
        _offsets[lane] = _messages[_next].Offset;
        _blocksLeft[lane] = _messages[_next].Blocks;
        for (var word = 0; word < StateWords; word++) _state[word] = _state[word].WithElement(lane, Initial[word]);
        _next++;
        _active++;
    }

    private readonly Digest Result(int lane)
    {
        Span<byte> result = stackalloc byte[Digest.Bytes];
        for (var word = 0; word < StateWords; word++) BinaryPrimitives.WriteUInt32BigEndian(result[(4 * word)..], _state[word].GetElement(lane));
        return new Digest(result);
    }

    /// <summary>The schedule of each lane's block, round constants added.</summary>
    [SkipLocalsInit]
    private readonly void Expand(scoped Span<Vector128<uint>> schedule)
    {
        var block0 = MemoryMarshal.Cast<byte, uint>(_buffer.Slice(_offsets[0], BlockBytes));
        var block1 = MemoryMarshal.Cast<byte, uint>(_buffer.Slice(_offsets[1], BlockBytes));
        var block2 = MemoryMarshal.Cast<byte, uint>(_buffer.Slice(_offsets[2], BlockBytes));
        var block3 = MemoryMarshal.Cast<byte, uint>(_buffer.Slice(_offsets[3], BlockBytes));
        for (var i = 0; i < WindowWords; i++)
        {
            schedule[i] = Vector128.Create(
                BinaryPrimitives.ReverseEndianness(block0[i]), BinaryPrimitives.ReverseEndianness(block1[i]),
                BinaryPrimitives.ReverseEndianness(block2[i]), BinaryPrimitives.ReverseEndianness(block3[i]));
        }

        for (var i = WindowWords; i < schedule.Length; i++)
        {
            var w15 = schedule[i - 15];
            var w2 = schedule[i - 2];
            schedule[i] = schedule[i - 16] + (Rotate(w15, 7) ^ Rotate(w15, 18) ^ (w15 >>> 3)) + schedule[i - 7] + (Rotate(w2, 17) ^ Rotate(w2, 19) ^ (w2 >>> 10));
        }

        var constants = Sha256.RoundConstants;
        for (var i = 0; i < schedule.Length; i++) schedule[i] += Vector128.Create(constants[i]);
    }

    /// <summary>The rounds (FIPS 180-4, 6.2.2), eight written out, so that the eight variables turn once around and nothing is moved.</summary>
    private void Compress(scoped ReadOnlySpan<Vector128<uint>> schedule)
    {
        var (a, b, c, d, e, f, g, h) = (_state[0], _state[1], _state[2], _state[3], _state[4], _state[5], _state[6], _state[7]);
        for (var words = schedule; words.Length >= 8; words = words[8..])
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

        _state[0] += a;
        _state[1] += b;
        _state[2] += c;
        _state[3] += d;
        _state[4] += e;
        _state[5] += f;
        _state[6] += g;
        _state[7] += h;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(
        Vector128<uint> a, Vector128<uint> b, Vector128<uint> c, ref Vector128<uint> d, Vector128<uint> e, Vector128<uint> f, Vector128<uint> g, ref Vector128<uint> h, Vector128<uint> word)
    {
        h += (Rotate(e, 6) ^ Rotate(e, 11) ^ Rotate(e, 25)) + (g ^ (e & (f ^ g))) + word;
        d += h;
        h += (Rotate(a, 2) ^ Rotate(a, 13) ^ Rotate(a, 22)) + ((a & b) | (c & (a | b)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Rotate(Vector128<uint> value, int bits) => (value >>> bits) | (value << (32 - bits));

    [InlineArray(StateWords)]
    private struct State
    {
        private Vector128<uint> _word;
    }

    [InlineArray(Lanes)]
    private struct Positions
    {
        private int _value;
    }
}
