namespace SigmaShake.Rules.Paths;

/// <summary>A normalised absolute path under construction, segment by segment; every step costs no more than the segment's length.</summary>
internal sealed class PathBuffer(int capacity)
{
    private char[] _buffer = new char[Math.Max(capacity, 16)];

    /// <summary>How many characters it has; 0 for the root.</summary>
    public int Length { get; private set; }

    /// <summary>Adds a segment; an empty one and <c>.</c> change nothing, <c>..</c> takes the last one off.</summary>
    public void Step(ReadOnlySpan<char> segment)
    {
        if (segment is "" or ".") return;
        if (segment is "..")
        {
            TakeOff();
            return;
        }

        var length = Length + 1 + segment.Length;
        if (length > _buffer.Length) Array.Resize(ref _buffer, Math.Max(length, 2 * _buffer.Length));
        _buffer[Length] = '/';
        segment.CopyTo(_buffer.AsSpan(Length + 1));
        Length = length;
    }

    /// <summary>Takes the last segment off; the root stays the root.</summary>
    public void TakeOff() => Length = Math.Max(0, _buffer.AsSpan(0, Length).LastIndexOf('/'));

    /// <summary>Goes back to the root.</summary>
    public void Clear() => Length = 0;

    /// <inheritdoc />
    public override string ToString() => Length == 0 ? "/" : new string(_buffer, 0, Length);
}
