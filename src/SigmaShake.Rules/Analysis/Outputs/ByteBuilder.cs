namespace SigmaShake.Rules.Analysis.Outputs;

/// <summary>Bytes in the making, up to a limit beyond which nothing is added and <see cref="IsFull"/> says so.</summary>
internal sealed class ByteBuilder(int maxBytes)
{
    private byte[] _bytes = [];
    private int _length;

    /// <summary>Whether something did not fit: what is here is not all.</summary>
    public bool IsFull { get; private set; }

    public int Length => _length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public void Add(byte b)
    {
        if (HasRoomFor(1)) _bytes[_length++] = b;
    }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        if (!HasRoomFor(bytes.Length)) return;
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }

    /// <summary>Adds a code point in UTF-8; one that is none is left out, as shells leave out what they cannot write.</summary>
    public void AddCodePoint(uint codePoint)
    {
        if (!System.Text.Rune.TryCreate(codePoint, out var rune)) return;
        Span<byte> utf8 = stackalloc byte[4];
        Add(utf8[..rune.EncodeToUtf8(utf8)]);
    }

    public byte[] ToArray() => Written.ToArray();

    private bool HasRoomFor(int count)
    {
        IsFull |= count > maxBytes - _length;
        if (IsFull) return false;
        if (count > _bytes.Length - _length) Array.Resize(ref _bytes, Math.Min(maxBytes, Math.Max(_length + count, Math.Max(64, 2 * _bytes.Length))));
        return true;
    }
}
