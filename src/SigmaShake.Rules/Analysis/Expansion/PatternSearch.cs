namespace SigmaShake.Rules.Analysis.Expansion;

/// <summary>Where a shell's pattern matches in a text: all its states side by side, so that no pattern takes more than its length for each byte.</summary>
internal ref struct PatternSearch
{
    /// <summary>How many states may be looked at in one search; beyond, what is found says nothing.</summary>
    private const int MaxSteps = 1 << 22;

    private readonly ReadOnlySpan<byte> _pattern;
    private readonly ReadOnlySpan<byte> _text;

    // Which states are in a set is told by the round in which they came.
    private readonly int[] _seen;
    private List<int> _states = [];
    private List<int> _next = [];
    private int _round;

    public PatternSearch(ReadOnlySpan<byte> pattern, ReadOnlySpan<byte> text)
    {
        _pattern = pattern;
        _text = text;
        _seen = new int[pattern.Length + 1];
    }

    /// <summary>How many states were looked at.</summary>
    public int Steps { get; private set; }

    /// <summary>Whether they were too many.</summary>
    public readonly bool IsExhausted => Steps > MaxSteps;

    /// <summary>Where the shortest or longest match that begins at <paramref name="from"/> ends; -1 where none does.</summary>
    public int EndOfPrefix(bool isLongest, int from)
    {
        _states.Clear();
        _round++;
        Add(_states, 0);
        var end = -1;
        for (var at = from; _states.Count > 0 && !IsExhausted; at++)
        {
            if (_seen[_pattern.Length] == _round) end = at;
            if (at == _text.Length || (end >= 0 && !isLongest)) break;
            _next.Clear();
            _round++;
            foreach (var state in _states)
            {
                if (state == _pattern.Length) continue;
                if (_pattern[state] == (byte)'*') Add(_next, state);
                else if (TextPatterns.MatchOne(_pattern, state, _text[at]) is > 0 and var length) Add(_next, state + length);
            }

            (_states, _next) = (_next, _states);
        }

        return end;
    }

    /// <summary>Where the shortest or longest match begins that ends where the text does; -1 where none does.</summary>
    public int StartOfSuffix(bool isLongest)
    {
        // From the end on: whether what is left of the pattern matches what is left of the text.
        var after = new bool[_pattern.Length + 1];
        var here = new bool[_pattern.Length + 1];
        var start = -1;
        for (var at = _text.Length; at >= 0 && !IsExhausted; at--)
        {
            here[_pattern.Length] = at == _text.Length;
            for (var state = _pattern.Length - 1; state >= 0; state--)
            {
                here[state] = _pattern[state] == (byte)'*'
                    ? here[state + 1] || (at < _text.Length && after[state])
                    : at < _text.Length && TextPatterns.MatchOne(_pattern, state, _text[at]) is > 0 and var length && after[state + length];
            }

            Steps += _pattern.Length + 1;
            if (here[0]) start = at;
            if (start >= 0 && !isLongest) break;
            (after, here) = (here, after);
        }

        return start;
    }

    private void Add(List<int> states, int state)
    {
        for (; _seen[state] != _round; state++)
        {
            _seen[state] = _round;
            states.Add(state);
            Steps++;

            // A star may stand for nothing.
            if (state == _pattern.Length || _pattern[state] != (byte)'*') break;
        }
    }
}
