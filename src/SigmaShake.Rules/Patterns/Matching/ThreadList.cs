namespace SigmaShake.Rules.Patterns.Matching;

/// <summary>
/// The states that are alive at one place of the text, most preferred first, each once: a sparse set (Briggs and Torczon, 1993),
/// which is emptied in no time and needs no initialised memory.
/// </summary>
internal sealed class ThreadList
{
    private int[] _states = [];
    private int[] _origins = [];
    private int[] _indexOf = [];

    public int Count { get; private set; }

    /// <summary>The instruction of the thread with this rank.</summary>
    public int StateAt(int index) => _states[index];

    /// <summary>Where in the text the thread with this rank began.</summary>
    public int OriginAt(int index) => _origins[index];

    /// <summary>Adds a state with the lowest rank; false if it is there.</summary>
    public bool TryAdd(int state, int origin)
    {
        var index = _indexOf[state];
        if ((uint)index < (uint)Count && _states[index] == state) return false;
        _indexOf[state] = Count;
        _states[Count] = state;
        _origins[Count] = origin;
        Count++;
        return true;
    }

    public void Clear() => Count = 0;

    /// <summary>Empties it and makes room for a program of so many instructions.</summary>
    public void Reset(int instructions)
    {
        Count = 0;
        if (_states.Length >= instructions) return;
        _states = new int[instructions];
        _origins = new int[instructions];
        _indexOf = new int[instructions];
    }
}
