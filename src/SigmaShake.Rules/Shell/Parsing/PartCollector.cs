using SigmaShake.Rules.Shell.Syntax;

namespace SigmaShake.Rules.Shell.Parsing;

/// <summary>
/// Gathers the parts of a word. A run of literal text stays two offsets as long as it stands in the script as it is meant; only what an
/// escape or a line continuation interrupts is copied.
/// </summary>
internal ref struct PartCollector(ParseState state, ReadOnlyMemory<byte> text, int wordStart)
{
    private ArrayBuilder<WordPart> _parts;
    private Quoting _quoting;
    private bool _hasRun;
    private bool _isDecoded;
    private int _runStart;
    private int _runEnd;
    private int _scratchStart;

    public int WordStart { get; } = wordStart;

    /// <summary>Whether the word may be the name of a function, so that <c>+()</c> at its end is no extended glob.</summary>
    public bool IsCommandName { get; init; }

    /// <summary>Whether a tilde counts behind a colon too; null as long as nobody asked.</summary>
    public bool? IsAssigned { get; set; }

    public bool HasUnquotedBrace { get; set; }

    public readonly int Count => _parts.Count;

    /// <summary>Appends text that is meant as it stands.</summary>
    public void AddText(int start, int end, Quoting quoting)
    {
        if (!Continues(quoting))
        {
            (_hasRun, _quoting, _runStart, _runEnd) = (true, quoting, start, end);
        }
        else if (!_isDecoded && start == _runEnd)
        {
            _runEnd = end;
        }
        else
        {
            Decode();
            state.Scratch.Append(text.Span[start..end]);
            _runEnd = end;
        }
    }

    /// <summary>Appends a byte that is written as the text from <paramref name="start"/> to <paramref name="end"/>.</summary>
    public void AddByte(byte value, int start, int end, Quoting quoting)
    {
        if (!Continues(quoting)) (_hasRun, _quoting, _runStart, _runEnd) = (true, quoting, start, start);
        Decode();
        state.Scratch.Append(value);
        _runEnd = end;
    }

    public void Add(WordPart part)
    {
        Flush();
        state.CountNode();
        _parts.Add(part);
    }

    /// <summary>Whether the text right before <paramref name="position"/> is an unquoted literal.</summary>
    public readonly bool EndsUnquotedAt(int position) => _hasRun && _quoting == Quoting.None && _runEnd == position;

    /// <summary>Takes the last byte back, which is unquoted.</summary>
    public void TakeBackByte()
    {
        _runEnd--;
        if (_isDecoded) state.Scratch.Truncate(state.Scratch.Length - 1);
        if (_isDecoded ? state.Scratch.Length > _scratchStart : _runEnd > _runStart) return;
        (_hasRun, _isDecoded) = (false, false);
    }

    /// <summary>Ends the run of literal text.</summary>
    public void Flush()
    {
        if (!_hasRun) return;
        var span = ByteSpan.Between(_runStart, _runEnd);
        var bytes = _isDecoded ? state.Scratch.TakeFrom(_scratchStart) : text[_runStart.._runEnd];
        (_hasRun, _isDecoded) = (false, false);
        state.CountNode();
        _parts.Add(new LiteralText(span, bytes, _quoting));
    }

    public WordPart[] ToArray(int from = 0)
    {
        Flush();
        return _parts.ToArray(from);
    }

    private bool Continues(Quoting quoting)
    {
        if (_hasRun && _quoting == quoting) return true;
        Flush();
        return false;
    }

    private void Decode()
    {
        if (_isDecoded) return;
        _isDecoded = true;
        _scratchStart = state.Scratch.Length;
        state.Scratch.Append(text.Span[_runStart.._runEnd]);
    }
}
