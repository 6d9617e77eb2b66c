namespace SigmaShake.Rules.Patterns.Automata;

/// <summary>The states of an automaton under construction: sets of the program's states with what is known of the place, each once.</summary>
internal sealed class StateTable
{
    private readonly int _words;
    private ulong[] _sets;
    private byte[] _knowledge = new byte[64];
    private int[] _hashes = new int[64];
    private int[] _slots = new int[128];

    public StateTable(int words)
    {
        _words = words;
        _sets = new ulong[64 * words];
    }

    public int Count { get; private set; }

    public ReadOnlySpan<ulong> SetOf(int state) => _sets.AsSpan(state * _words, _words);

    public byte KnowledgeOf(int state) => _knowledge[state];

    /// <summary>The number of a state, which is the next one if it is new.</summary>
    public int NumberOf(ReadOnlySpan<ulong> set, byte knowledge)
    {
        var hash = HashOf(set, knowledge);
        var mask = _slots.Length - 1;
        var slot = hash & mask;
        for (; _slots[slot] != 0; slot = (slot + 1) & mask)
        {
            var known = _slots[slot] - 1;
            if (_hashes[known] == hash && _knowledge[known] == knowledge && SetOf(known).SequenceEqual(set)) return known;
        }

        return Add(set, knowledge, hash, slot);
    }

    private int Add(ReadOnlySpan<ulong> set, byte knowledge, int hash, int slot)
    {
        if (Count == _knowledge.Length)
        {
            Array.Resize(ref _knowledge, 2 * Count);
            Array.Resize(ref _hashes, 2 * Count);
            Array.Resize(ref _sets, 2 * Count * _words);
        }

        set.CopyTo(_sets.AsSpan(Count * _words, _words));
        _knowledge[Count] = knowledge;
        _hashes[Count] = hash;
        _slots[slot] = ++Count;
        if (2 * Count > _slots.Length) Grow();
        return Count - 1;
    }

    private void Grow()
    {
        _slots = new int[2 * _slots.Length];
        var mask = _slots.Length - 1;
        for (var i = 0; i < Count; i++)
        {
            var slot = _hashes[i] & mask;
            while (_slots[slot] != 0) slot = (slot + 1) & mask;
            _slots[slot] = i + 1;
        }
    }

    private static int HashOf(ReadOnlySpan<ulong> set, byte knowledge)
    {
        var hash = knowledge + 0x9E3779B97F4A7C15;
        foreach (var word in set)
        {
            hash = (hash ^ word) * 0xFF51AFD7ED558CCD;
            hash ^= hash >> 32;
        }

        return (int)hash & int.MaxValue;
    }
}
