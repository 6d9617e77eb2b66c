using System.Text;
using SigmaShake.Rules.Regions;

namespace SigmaShake.Ledger.Index;

/// <summary>
/// Different words, UTF-8, with a blank behind each: every word of an entry goes to the database once, however often it stands there. Open
/// addressing over the bytes as they lie, so that nothing is allocated for a word. Reusable; not thread-safe.
/// </summary>
internal sealed class WordSet
{
    private const int FirstSlots = 1024;

    private byte[] _bytes = new byte[16 * 1024];
    private int[] _slots = new int[FirstSlots];
    private int _length;
    private int _count;

    /// <summary>All of them, in the order in which they came first.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public void Clear()
    {
        // Most entries are short: a table that one long one made large is not worth clearing each time.
        if (_slots.Length > FirstSlots) _slots = new int[FirstSlots];
        else Array.Clear(_slots);
        _length = 0;
        _count = 0;
    }

    /// <summary>Adds a word, which has no blank in it, unless it is there.</summary>
    public void Add(ReadOnlySpan<char> word)
    {
        var most = (3 * word.Length) + 1;
        if (_bytes.Length - _length < most) Array.Resize(ref _bytes, 2 * Math.Max(_bytes.Length, most));
        var written = Encoding.UTF8.GetBytes(word, _bytes.AsSpan(_length));
        _bytes[_length + written] = (byte)' ';
        if (IsNew(_bytes.AsSpan(_length, written + 1))) _length += written + 1;
    }

    private bool IsNew(ReadOnlySpan<byte> word)
    {
        if (2 * _count >= _slots.Length) Grow();
        ref var slot = ref SlotOf(word);
        if (slot != 0) return false;

        // An offset of zero means an empty slot.
        slot = _length + 1;
        _count++;
        return true;
    }

    private ref int SlotOf(ReadOnlySpan<byte> word)
    {
        var place = (int)Crc32C.Of(word) & (_slots.Length - 1);
        while (_slots[place] != 0 && !_bytes.AsSpan(_slots[place] - 1).StartsWith(word)) place = (place + 1) & (_slots.Length - 1);
        return ref _slots[place];
    }

    private void Grow()
    {
        _slots = new int[2 * _slots.Length];
        for (var start = 0; start < _length;)
        {
            var bytes = _bytes.AsSpan(start, _length - start).IndexOf((byte)' ') + 1;
            SlotOf(_bytes.AsSpan(start, bytes)) = start + 1;
            start += bytes;
        }
    }
}
