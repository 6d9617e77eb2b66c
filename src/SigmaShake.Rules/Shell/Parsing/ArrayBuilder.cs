namespace SigmaShake.Rules.Shell.Parsing;

/// <summary>
/// Gathers what becomes an array of exactly its size. Most lists of a shell's tree hold one item or none: those cost no second array.
/// </summary>
internal struct ArrayBuilder<T>
    where T : class
{
    private T? _first;
    private T[]? _items;

    public int Count { get; private set; }

    /// <summary>Meaningless as long as there is none.</summary>
    public readonly T First => _first!;

    public void Add(T item)
    {
        if (Count == 0)
        {
            _first = item;
        }
        else
        {
            if (_items is null)
            {
                _items = new T[4];
                _items[0] = _first!;
            }
            else if (Count == _items.Length)
            {
                Array.Resize(ref _items, Count * 2);
            }

            _items[Count] = item;
        }

        Count++;
    }

    public readonly T[] ToArray(int from = 0)
    {
        if (Count <= from) return [];
        if (Count == 1) return [_first!];
        if (from == 0 && _items!.Length == Count) return _items;
        return _items.AsSpan(from, Count - from).ToArray();
    }
}
