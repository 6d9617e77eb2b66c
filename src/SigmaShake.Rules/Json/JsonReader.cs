namespace SigmaShake.Rules.Json;

/// <summary>
/// Reads one JSON text token by token, strictly (RFC 8259): no comments, no trailing commas, no invalid escapes, nothing behind the value. It
/// allocates nothing and never throws for what the text holds; duplicate keys are for the caller to find. Not thread-safe.
/// </summary>
/// <remarks>
/// By hand: the first use of the framework's reader costs pages and asks the kernel for random numbers, and every judged call is a first use.
/// </remarks>
public ref struct JsonReader
{
    /// <summary>The deepest nesting that a reader can be told to allow.</summary>
    public const int DeepestLimit = 128;

    private readonly ReadOnlySpan<byte> _text;
    private readonly int _maxDepth;
    private UInt128 _objects; // For each open array or object a bit, the innermost lowest: whether it is an object.
    private int _depth;
    private int _at; // The first byte that was not read, or the one that was refused.
    private int _highEnd; // Behind the high half of a surrogate pair whose other half was not read; 0 for none.

    /// <summary>A reader at the beginning of <paramref name="utf8"/>.</summary>
    /// <param name="utf8">Valid UTF-8 without a byte order mark: what stands in strings is not held against the encoding.</param>
    /// <param name="maxDepth">How deeply arrays and objects may nest, at most <see cref="DeepestLimit"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxDepth"/> is negative or too large.</exception>
    public JsonReader(ReadOnlySpan<byte> utf8, int maxDepth)
    {
        if ((uint)maxDepth > DeepestLimit) throw new ArgumentOutOfRangeException(nameof(maxDepth), maxDepth, null);
        _text = utf8;
        _maxDepth = maxDepth;
    }

    /// <summary>What was read last.</summary>
    public JsonToken Token { get; private set; }

    /// <summary>A number's spelling, or what stands between the quotes of a name or string, escapes as they are; undefined for other tokens.</summary>
    public ReadOnlySpan<byte> Raw { get; private set; }

    /// <summary>The offset of the first byte of <see cref="Raw"/>.</summary>
    public int RawStart { get; private set; }

    /// <summary>Whether the last name or string holds escapes.</summary>
    public bool IsEscaped { get; private set; }

    /// <summary>Whether some name or string so far escapes a half of a surrogate pair without the other: the grammar allows it, it stands for no character.</summary>
    public bool HasLoneSurrogate { get; private set; }

    /// <summary>Whether the text was refused for its depth alone, as far as it was read.</summary>
    public bool IsTooDeep { get; private set; }

    /// <summary>The offset behind what was read; of a refused text, of the first byte that cannot stand where it does.</summary>
    public readonly int Offset => _at;

    /// <summary>Reads the next token.</summary>
    /// <returns>False at the end and for a text that is refused: <see cref="Token"/> says which.</returns>
    public bool Read()
    {
        if (Token >= JsonToken.End) return false;
        SkipWhiteSpace();
        if (_depth == 0 && Token != JsonToken.None) return ReadEnd();
        if (_at == _text.Length) return Refuse(_at);
        switch (Token)
        {
            case JsonToken.None or JsonToken.Name: return ReadValue();
            case JsonToken.BeginArray: return _text[_at] == ']' ? Close() : ReadValue();
            case JsonToken.BeginObject: return _text[_at] == '}' ? Close() : ReadName();
            default: return _text[_at] == ',' ? ReadBehindComma() : Close();
        }
    }

    /// <summary>Reads to the end of the array or object that has just begun, or of the value of the name that was read last.</summary>
    /// <returns>Whether it was there to skip.</returns>
    public bool Skip()
    {
        if (Token == JsonToken.Name && !Read()) return false;
        if (Token is not (JsonToken.BeginArray or JsonToken.BeginObject)) return Token != JsonToken.Refused;
        var outside = _depth - 1;
        while (_depth > outside)
        {
            if (!Read()) return false;
        }

        return true;
    }

    /// <summary>Copies the last name or string, escapes resolved; a lone half of a surrogate pair becomes U+FFFD.</summary>
    /// <param name="destination">At least as long as <see cref="Raw"/>.</param>
    /// <returns>How many bytes it has.</returns>
    public readonly int CopyText(Span<byte> destination) => JsonEscapes.Resolve(Raw, destination);

    private readonly bool IsInObject => (_objects & 1) != 0;

    private bool ReadEnd()
    {
        if (_at < _text.Length) return Refuse(_at);
        Token = JsonToken.End;
        return false;
    }

    private bool ReadBehindComma()
    {
        _at++;
        if (_at == _text.Length) return Refuse(_at - 1); // A text that ends with a comma has one too many.
        SkipWhiteSpace();
        if (_at == _text.Length) return Refuse(_at);
        return IsInObject ? ReadName() : ReadValue();
    }

    private bool ReadValue() => _text[_at] switch
    {
        (byte)'"' => ReadString(JsonToken.String),
        (byte)'{' => Open(JsonToken.BeginObject),
        (byte)'[' => Open(JsonToken.BeginArray),
        (byte)'-' or >= (byte)'0' and <= (byte)'9' => ReadNumber(),
        (byte)'t' => ReadLiteral("true"u8, JsonToken.True),
        (byte)'f' => ReadLiteral("false"u8, JsonToken.False),
        (byte)'n' => ReadLiteral("null"u8, JsonToken.Null),
        _ => Refuse(_at),
    };

    private bool ReadName()
    {
        if (_text[_at] != '"') return Refuse(_at);
        if (!ReadString(JsonToken.Name)) return false;
        SkipWhiteSpace();
        if (_at == _text.Length || _text[_at] != ':') return Refuse(_at);
        _at++;
        return true;
    }

    private bool Open(JsonToken token)
    {
        if (_depth == _maxDepth)
        {
            IsTooDeep = true;
            return Refuse(_at);
        }

        _depth++;
        _objects = (_objects << 1) | (token == JsonToken.BeginObject ? 1u : 0u);
        _at++;
        Token = token;
        return true;
    }

    private bool Close()
    {
        if (_text[_at] != (IsInObject ? '}' : ']')) return Refuse(_at);
        Token = IsInObject ? JsonToken.EndObject : JsonToken.EndArray;
        _depth--;
        _objects >>= 1;
        _at++;
        return true;
    }

    private bool ReadNumber()
    {
        var end = _at;
        if (!JsonNumber.Read(_text, ref end)) return Refuse(end);
        Raw = _text[_at..end];
        RawStart = _at;
        _at = end;
        Token = JsonToken.Number;
        return true;
    }

    private bool ReadLiteral(ReadOnlySpan<byte> literal, JsonToken token)
    {
        for (var i = 1; i < literal.Length; i++)
        {
            if (_at + i == _text.Length || _text[_at + i] != literal[i]) return Refuse(_at + i);
        }

        _at += literal.Length;
        Token = token;
        return true;
    }

    private bool ReadString(JsonToken token)
    {
        var start = _at + 1;
        var end = PlainRun.End(_text, start);
        IsEscaped = false;
        while (end < _text.Length && _text[end] == '\\')
        {
            IsEscaped = true;
            if (!ReadEscape(ref end)) return Refuse(end);
            end = PlainRun.End(_text, end);
        }

        if (end == _text.Length || _text[end] != '"') return Refuse(end);
        EndSurrogate(at: 0);
        Raw = _text[start..end];
        RawStart = start;
        _at = end + 1;
        Token = token;
        return true;
    }

    /// <summary>Reads over the escape at <paramref name="at"/>: to behind it, or to what cannot stand in it.</summary>
    private bool ReadEscape(ref int at)
    {
        var start = at++;
        if (at == _text.Length) return false;
        switch (_text[at])
        {
            case (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t':
                at++;
                return true;
            case (byte)'u':
                at++;
                return ReadUnit(start, ref at);
            default:
                return false;
        }
    }

    private bool ReadUnit(int start, ref int at)
    {
        var unit = 0;
        for (var end = at + 4; at < end; at++)
        {
            var digit = at < _text.Length ? JsonEscapes.Digit(_text[at]) : -1;
            if (digit < 0) return false;
            unit = (unit << 4) | digit;
        }

        var isLow = char.IsLowSurrogate((char)unit);
        if (isLow && _highEnd == start) _highEnd = 0;
        else if (isLow) HasLoneSurrogate = true;
        else EndSurrogate(char.IsHighSurrogate((char)unit) ? at : 0);
        return true;
    }

    // A high half that still waits here waits in vain.
    private void EndSurrogate(int at)
    {
        HasLoneSurrogate |= _highEnd != 0;
        _highEnd = at;
    }

    private void SkipWhiteSpace()
    {
        while (_at < _text.Length && _text[_at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t') _at++;
    }

    private bool Refuse(int at)
    {
        _at = at;
        Token = JsonToken.Refused;
        return false;
    }
}
