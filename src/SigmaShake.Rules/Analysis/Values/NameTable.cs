namespace SigmaShake.Rules.Analysis.Values;

/// <summary>
/// A few things by their names. Kept in a list: scripts have a handful, most commands none, and a hash table would cost more to make than all
/// questions to it.
/// </summary>
internal sealed class NameTable<T>
    where T : class
{
    private readonly List<KeyValuePair<ReadOnlyMemory<byte>, T?>> _entries = [];

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
        var entry = new KeyValuePair<ReadOnlyMemory<byte>, T?>(name, thing);
        if (at >= 0) _entries[at] = entry;
        else if (_entries.Count < AnalysisLimits.MaxNames) _entries.Add(entry);
        else IsFull = true;
    }

    public NameTable<T> Copy()
    {
        var copy = new NameTable<T> { IsFull = IsFull };
        copy._entries.AddRange(_entries);
        return copy;
    }

    private int IndexOf(ReadOnlySpan<byte> name)
    {
        var entries = Entries;
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries[i].Key.Span.SequenceEqual(name)) return i;
        }

        return -1;
    }
}
