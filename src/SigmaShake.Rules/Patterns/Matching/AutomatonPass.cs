using SigmaShake.Rules.Patterns.Layout;
using SigmaShake.Rules.Regions;

namespace SigmaShake.Rules.Patterns.Matching;

/// <summary>Runs one automaton over a text: a table look-up for each code point.</summary>
internal readonly ref struct AutomatonPass
{
    private readonly LaidAlphabet _alphabet;
    private readonly ReadOnlySpan<ushort> _table;
    private readonly ReadOnlySpan<ushort> _looks;
    private readonly MatchScratch _scratch;
    private readonly int _start;
    private readonly int _classes;
    private readonly int _markedFrom;

    /// <param name="number">Which pass it is: it may ask those before it.</param>
    public AutomatonPass(Region region, ref readonly PassHeader header, int number, MatchScratch scratch)
    {
        _alphabet = new LaidAlphabet(region, header.AlphabetOffset);
        _table = region.Items<ushort>(header.TableOffset, header.TableLength);
        _looks = region.Items<ushort>(header.LooksOffset, header.LookCount);
        _start = header.Start;
        _classes = header.ClassCount;
        _markedFrom = header.MarkedFrom;
        _scratch = scratch;
        foreach (var look in _looks)
        {
            if (look >= number) throw new DamagedRegionException("a pass of a pattern asks one that has not been");
        }
    }

    /// <summary>Whether a match is found anywhere.</summary>
    public bool MatchesAnywhere(ReadOnlySpan<byte> text) => _looks.IsEmpty ? Search(text) : SearchWithMarks(text);

    private bool Search(ReadOnlySpan<byte> text)
    {
        var table = _table;
        var ascii = _alphabet.Ascii;
        // Row 0 is "no more", the row that has matched comes next: one comparison tells that all is said.
        var matched = _markedFrom;
        var state = _start;
        if (state <= matched) return state == matched;
        var position = 0;
        while (position < text.Length)
        {
            int symbol = text[position];
            if (symbol < AlphabetHeader.AsciiLength)
            {
                symbol = ascii[symbol];
                position++;
            }
            else
            {
                symbol = ReadAbove(text, ref position);
            }

            state = table[state + symbol];
            if (state <= matched) break;
        }

        _scratch.Steps += position + 1;
        if (state > matched) state = table[state + _classes - 1];
        return state == matched;
    }

    private int ReadAbove(ReadOnlySpan<byte> text, ref int position)
    {
        var codePoint = Utf8Text.ReadForward(text, position, out var length);
        position += length;
        return _alphabet.ClassOf(codePoint);
    }

    private bool SearchWithMarks(ReadOnlySpan<byte> text)
    {
        var state = _start;
        var position = 0;
        while (state > _markedFrom && position < text.Length)
        {
            var symbol = MarksAt(position) + _alphabet.ClassOf(Utf8Text.ReadForward(text, position, out var length));
            position += length;
            state = _table[state + symbol];
        }

        _scratch.Steps += position + 1;
        if (state > _markedFrom) state = _table[state + MarksAt(position) + _classes - 1];
        return state == _markedFrom;
    }

    /// <summary>Marks where matches end.</summary>
    public void MarkForward(int lookAround, ReadOnlySpan<byte> text)
    {
        var state = _start;
        for (var position = 0; position < text.Length;)
        {
            var symbol = MarksAt(position) + _alphabet.ClassOf(Utf8Text.ReadForward(text, position, out var length));
            state = _table[state + symbol];
            if (state >= _markedFrom) _scratch.Marks.Mark(lookAround, position);
            position += length;
        }

        MarkLast(lookAround, state, text.Length);
        _scratch.Steps += text.Length + 1;
    }

    /// <summary>The same from the end of the text to its beginning.</summary>
    public void MarkBackward(int lookAround, ReadOnlySpan<byte> text)
    {
        var state = _start;
        for (var position = text.Length; position > 0;)
        {
            var symbol = MarksAt(position) + _alphabet.ClassOf(Utf8Text.ReadBackward(text, position, out var length));
            state = _table[state + symbol];
            if (state >= _markedFrom) _scratch.Marks.Mark(lookAround, position);
            position -= length;
        }

        MarkLast(lookAround, state, 0);
        _scratch.Steps += text.Length + 1;
    }

    private void MarkLast(int lookAround, int state, int position)
    {
        if (_table[state + MarksAt(position) + _classes - 1] >= _markedFrom) _scratch.Marks.Mark(lookAround, position);
    }

    /// <summary>The part of a symbol that says which look-arounds hold at a place.</summary>
    private int MarksAt(int position)
    {
        var marks = 0;
        for (var i = 0; i < _looks.Length; i++)
        {
            if (_scratch.Marks.Holds(_looks[i], position)) marks |= 1 << i;
        }

        return marks * _classes;
    }
}
