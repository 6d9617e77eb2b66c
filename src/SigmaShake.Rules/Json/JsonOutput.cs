namespace SigmaShake.Rules.Json;

/// <summary>Bytes that grow at their end. Handed on by reference: a copy would go on alone.</summary>
internal struct JsonOutput(int capacity)
{
    private byte[] _bytes = new byte[capacity];
    private int _length;

    /// <summary>All that was added. It refers to the buffer: nothing may be added afterwards.</summary>
    public readonly ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    public void Add(byte value)
    {
        if (_length == _bytes.Length) Grow(1);
        _bytes[_length++] = value;
    }

    public void Add(ReadOnlySpan<byte> values)
    {
        if (values.Length > _bytes.Length - _length) Grow(values.Length);
        values.CopyTo(_bytes.AsSpan(_length));
        _length += values.Length;
    }

    private void Grow(int more)
    {
        var larger = new byte[Math.Max(checked(_length + more), (int)Math.Min(2L * _length, Array.MaxLength))];
        _bytes.AsSpan(0, _length).CopyTo(larger);
        _bytes = larger;
    }
}
