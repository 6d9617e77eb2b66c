namespace SigmaShake.Rules.Shell.Parsing;

/// <summary>Where text is decoded that cannot be a slice of the script. Used as a stack: a nested word works above what the outer one left.</summary>
internal sealed class ByteBuffer
{
    private byte[] _bytes = [];

    public int Length { get; private set; }

    public void Append(byte value)
    {
        Reserve(1);
        _bytes[Length++] = value;
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    /// <summary>A copy of all from <paramref name="start"/> on, which is taken off.</summary>
    public byte[] TakeFrom(int start)
    {
        var taken = _bytes.AsSpan(start, Length - start).ToArray();
        Length = start;
        return taken;
    }

    /// <summary>Takes off all from <paramref name="length"/> on.</summary>
    public void Truncate(int length) => Length = length;

    private void Reserve(int count)
    {
        if (_bytes.Length - Length >= count) return;
        Array.Resize(ref _bytes, Math.Max(Math.Max(64, _bytes.Length * 2), Length + count));
    }
}
