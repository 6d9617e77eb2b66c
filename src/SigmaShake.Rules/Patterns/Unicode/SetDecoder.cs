namespace SigmaShake.Rules.Patterns.Unicode;

/// <summary>Reads what <c>tools/unicode-tables.py</c> wrote.</summary>
internal ref struct SetDecoder(ReadOnlySpan<byte> data)
{
    private ReadOnlySpan<byte> _rest = data;

    public readonly bool AtEnd => _rest.IsEmpty;

    /// <summary>Decodes a whole set.</summary>
    public static CodePointSet Decode(ReadOnlySpan<byte> data)
    {
        var decoder = new SetDecoder(data);
        var bounds = new List<int>(data.Length);
        var next = 0;
        while (!decoder.AtEnd)
        {
            var first = next + decoder.ReadNumber();
            var last = first + decoder.ReadNumber();
            bounds.Add(first);
            bounds.Add(last);
            next = last + 1;
        }

        return CodePointSet.OfSorted([.. bounds]);
    }

    /// <summary>Reads one LEB128 number.</summary>
    public int ReadNumber()
    {
        int number = 0, shift = 0, read = 0;
        byte part;
        do
        {
            part = _rest[read++];
            number |= (part & 0x7F) << shift;
            shift += 7;
        }
        while (part >= 0x80);

        _rest = _rest[read..];
        return number;
    }
}
