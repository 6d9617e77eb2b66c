namespace SigmaShake.Rules.Analysis.Values;

/// <summary>
/// A few things by their names. Kept in a list: scripts have a handful, most commands none, and a hash table would cost more to make than all
/// questions to it. The names' hashes lie side by side, so that hundreds are looked through at once.
/// </summary>
internal sealed class NameTable<T>
    where T : class
{
    private readonly List<KeyValuePair<ReadOnlyMemory<byte>, T?>> _entries = [];
    private readonly List<int> _hashes = [];

    /// <summary>Whether a name was refused because there were too many.</summary>
    public bool IsFull { get; private set; }

    public ReadOnlySpan<KeyValuePair<ReadOnlyMemory<byte>, T?>> Entries => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_entries);

    public T? Find(ReadOnlySpan<byte> name)
    {
        var at = IndexOf(name);
        return at < 0 ? null : _entries[at].Value;
    }

    /// <summary>Whether the name was given a thing, or taken one away.</summary>
    public bool Knows(ReadOnlySpan<byte> name) => IndexOf(name) >= 0;

    /// <summary>Gives a name its thing, or takes it away (null), which is remembered too.</summary>
    public void Set(ReadOnlyMemory<byte> name, T? thing)
    {
        var at = IndexOf(name.Span);
        if (at >= 0)
        {
            _entries[at] = new KeyValuePair<ReadOnlyMemory<byte>, T?>(_entries[at].Key, thing);
        }
        else if (_entries.Count < AnalysisLimits.MaxNames)
        {
            _entries.Add(new KeyValuePair<ReadOnlyMemory<byte>, T?>(name, thing));
            _hashes.Add(HashOf(name.Span));
        }
        else
        {
            IsFull = true;
        }
    }

    /// <summary>What has a name that stands at a place in another table: most often, as the tables are copies of each other, at the same place here.</summary>
    public T? Find(ReadOnlyMemory<byte> name, int place) =>
        place < _entries.Count && _entries[place].Key.Equals(name) ? _entries[place].Value : Find(name.Span);

    public NameTable<T> Copy()
    {
        var copy = new NameTable<T> { IsFull = IsFull };
        copy._entries.AddRange(_entries);
        copy._hashes.AddRange(_hashes);
        return copy;
    }

    private int IndexOf(ReadOnlySpan<byte> name)
    {
        if (_entries.Count == 0) return -1;
        var hashes = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_hashes);
        var hash = HashOf(name);
        for (var from = 0; hashes[from..].IndexOf(hash) is >= 0 and var step; from++)
        {
            from += step;
            if (_entries[from].Key.Span.SequenceEqual(name)) return from;
        }

        return -1;
    }

    private static int HashOf(ReadOnlySpan<byte> name)
    {
        var hash = name.Length;
        foreach (var b in name) hash = unchecked((hash * 31) + b);
        return hash;
    }
}
