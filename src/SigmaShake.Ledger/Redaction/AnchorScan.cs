using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SigmaShake.Ledger.Redaction;

/// <summary>
/// The places of a text that a detector has to look at, in order. Sixty-four bytes at a time are sorted into classes, one bit for a byte, and
/// what stands beside what is then arithmetic on these bits; so most of a text is never looked at byte by byte.
/// </summary>
internal ref struct AnchorScan(ReadOnlySpan<byte> text)
{
    /// <summary>No known token is shorter, and few words are as long.</summary>
    public const int LongWord = 14;

    private const int BlockBytes = 64;

    private readonly ReadOnlySpan<byte> _text = text;
    private Classes _before;
    private int _next;
    private ulong _separators;
    private ulong _longWords;
    private ulong _flags;
    private ulong _bearers;
    private ulong _labels;
    private ulong _quotes;
    private ulong _left;
    private ulong _bit;

    /// <summary>Where the place is.</summary>
    public int Position { get; private set; }

    /// <summary><c>=</c>, <c>:</c> or <c>&gt;</c>: a name may stand before it and a value behind it. Of several side by side, the first.</summary>
    public readonly bool IsSeparator => (_separators & _bit) != 0;

    /// <summary>The last byte of the first <see cref="LongWord"/> of a word: it is long enough for a token.</summary>
    public readonly bool IsInLongWord => (_longWords & _bit) != 0;

    /// <summary>A <c>-</c> that begins a word, or stands behind an escaped letter: a flag of a command.</summary>
    public readonly bool IsFlag => (_flags & _bit) != 0;

    /// <summary>A <c>b</c> or <c>B</c> that begins a word, or stands behind an escaped letter: it may be <c>Bearer</c>.</summary>
    public readonly bool IsBearer => (_bearers & _bit) != 0;

    /// <summary>A single quote behind a blank: a password in SQL may begin.</summary>
    public readonly bool IsQuote => (_quotes & _bit) != 0;

    /// <summary>Behind four dashes or more: it may be the label of a private key.</summary>
    public readonly bool IsLabel => (_labels & _bit) != 0;

    public bool MoveNext()
    {
        while (_left == 0)
        {
            if (_next >= _text.Length) return false;
            Read(_text[_next..]);
            _next += BlockBytes;
        }

        _bit = _left & (0 - _left);
        _left ^= _bit;
        Position = _next - BlockBytes + BitOperations.TrailingZeroCount(_bit);
        return true;
    }

    private void Read(ReadOnlySpan<byte> rest)
    {
        if (rest.Length >= BlockBytes)
        {
            Read(ref Unsafe.AsRef(in rest[0]));
            return;
        }

        Span<byte> padded = stackalloc byte[BlockBytes];
        padded.Clear();
        rest.CopyTo(padded);
        Read(ref padded[0]);
        _left &= (1UL << rest.Length) - 1;
    }

    private void Read(ref byte block)
    {
        var now = default(Classes);
        _bearers = 0;
        _quotes = 0;
        for (var i = 0; i < BlockBytes; i += Vector128<byte>.Count)
        {
            var bytes = Vector128.LoadUnsafe(ref block, (nuint)i);
            var lower = bytes | Vector128.Create((byte)0x20);
            var letters = IsBelow(lower - Vector128.Create((byte)'a'), 26);
            var digits = IsBelow(bytes - Vector128.Create((byte)'0'), 10);
            var dashes = Is(bytes, '-');
            now.Words |= Bits(letters | digits | dashes | Is(bytes, '_')) << i;
            now.Dashes |= Bits(dashes) << i;
            now.Backslashes |= Bits(Is(bytes, '\\')) << i;
            now.Separators |= Bits(Is(bytes, '=') | Is(bytes, ':') | Is(bytes, '>')) << i;
            now.Blanks |= Bits(Is(bytes, ' ')) << i;
            _quotes |= Bits(Is(bytes, '\'')) << i;
            _bearers |= Bits(Is(lower, 'b')) << i;
        }

        // Bit n of Words2 says that bytes n-1 and n are of a word, of Words4 that the four up to n are; and so on.
        now.Words2 = now.Words & Earlier(now.Words, _before.Words, 1);
        now.Words4 = now.Words2 & Earlier(now.Words2, _before.Words2, 2);
        now.Words8 = now.Words4 & Earlier(now.Words4, _before.Words4, 4);
        now.Words14 = now.Words8 & Earlier(now.Words8, _before.Words8, LongWord - 8);
        now.Dashes2 = now.Dashes & Earlier(now.Dashes, _before.Dashes, 1);
        now.Dashes4 = now.Dashes2 & Earlier(now.Dashes2, _before.Dashes2, 2);

        // Of `=>`, `:=` or `===` the first says all.
        _separators = now.Separators & ~Earlier(now.Separators, _before.Separators, 1);
        // The letter of a written-out `\n` is no part of the word behind it.
        now.Unescaped = now.Words & ~Earlier(now.Backslashes, _before.Backslashes, 1);
        var insideWords = Earlier(now.Unescaped, _before.Unescaped, 1);
        _longWords = now.Words14 & ~Earlier(now.Words14, _before.Words14, 1);
        _flags = now.Dashes & ~insideWords;
        _bearers &= ~insideWords;
        _labels = Earlier(now.Dashes4, _before.Dashes4, 1) & ~now.Dashes;
        _quotes &= Earlier(now.Blanks, _before.Blanks, 1);
        _left = _separators | _longWords | _flags | _bearers | _labels | _quotes;
        _before = now;
    }

    /// <summary>The bits of what lies <paramref name="count"/> bytes before, the block before this one included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Earlier(ulong now, ulong before, int count) => (now << count) | (before >> (BlockBytes - count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(Vector128<byte> isIt) => isIt.ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Is(Vector128<byte> bytes, char value) => Vector128.Equals(bytes, Vector128.Create((byte)value));

    /// <summary>Unsigned; the processor compares signed bytes only, and has a minimum of unsigned ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> IsBelow(Vector128<byte> bytes, byte limit) =>
        Vector128.Equals(Vector128.Min(bytes, Vector128.Create((byte)(limit - 1))), bytes);

    private struct Classes
    {
        public ulong Separators;
        public ulong Blanks;
        public ulong Backslashes;
        public ulong Words;
        public ulong Unescaped;
        public ulong Words2;
        public ulong Words4;
        public ulong Words8;
        public ulong Words14;
        public ulong Dashes;
        public ulong Dashes2;
        public ulong Dashes4;
    }
}
