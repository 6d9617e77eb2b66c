namespace SigmaShake.Signing.Tuf.Verification;

/// <summary>Reads the few forms of DER (X.690) that keys and signatures are made of, and no other encoding of them.</summary>
internal ref struct DerReader(ReadOnlySpan<byte> bytes)
{
    public const byte Integer = 0x02;

    public const byte BitString = 0x03;

    public const byte OctetString = 0x04;

    public const byte ObjectIdentifier = 0x06;

    public const byte Sequence = 0x30;

    // The longest length of a length: more than any key has.
    private const int MaxLengthBytes = 3;

    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    /// <summary>The content of the next element, if it has that tag and its length is written as short as it can be.</summary>
    public bool TryRead(byte tag, out ReadOnlySpan<byte> content)
    {
        content = default;
        if (_rest.Length < 2 || _rest[0] != tag) return false;
        int length = _rest[1];
        var head = 2;
        if (length >= 0x80)
        {
            var lengthBytes = length - 0x80;
            if (lengthBytes is 0 or > MaxLengthBytes || _rest.Length < 2 + lengthBytes || _rest[2] == 0) return false;
            length = 0;
            foreach (var b in _rest.Slice(2, lengthBytes)) length = (length << 8) | b;
            if (length < 0x80) return false;
            head += lengthBytes;
        }

        if (_rest.Length - head < length) return false;
        content = _rest.Slice(head, length);
        _rest = _rest[(head + length)..];
        return true;
    }

    /// <summary>The magnitude of an integer that is not negative, big-endian, in its only form.</summary>
    public bool TryReadInteger(out ReadOnlySpan<byte> magnitude)
    {
        if (!TryRead(Integer, out magnitude) || magnitude.IsEmpty || magnitude[0] >= 0x80) return false;
        return magnitude.Length == 1 || magnitude[0] != 0 || magnitude[1] >= 0x80;
    }
}
