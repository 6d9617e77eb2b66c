using SigmaShake.Rules.Commands;

namespace SigmaShake.Rules.Programs;

/// <summary>The words of a simple command as its program reads them.</summary>
internal sealed class CommandArguments
{
    private readonly ProgramEntry[] _entries = new ProgramEntry[ProgramTable.MaxDepth];

    private readonly ProgramTraits[] _traits = new ProgramTraits[ProgramTable.MaxDepth];

    private Argument[] _items;

    internal CommandArguments(CommandWord[] words)
    {
        Words = words;
        _items = new Argument[words.Length];
    }

    /// <summary>The command's words.</summary>
    public CommandWord[] Words { get; }

    /// <summary>The arguments in order.</summary>
    public ReadOnlySpan<Argument> Items => _items.AsSpan(0, Count);

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the table knows the program.</summary>
    public bool IsKnown => !_entries[0].IsNone;

    /// <summary>How many entries apply: the program's, and one for each subcommand.</summary>
    internal int Levels { get; private set; }

    /// <summary>The innermost entry; none where the program or its subcommand is not in the table.</summary>
    internal ProgramEntry Innermost => Levels == 0 ? default : _entries[Levels - 1];

    /// <summary>The entry of the program (0) or of a subcommand.</summary>
    internal ProgramEntry Entry(int level) => _entries[level];

    /// <summary>The traits of <see cref="Entry"/>.</summary>
    internal ProgramTraits Traits(int level) => _traits[level];

    /// <summary>Whether the option, dashes included, is among them.</summary>
    public bool Has(ReadOnlySpan<byte> option)
    {
        foreach (ref readonly var item in Items)
        {
            if (item.Is(option)) return true;
        }

        return false;
    }

    internal void Enter(ProgramEntry entry)
    {
        if (Levels == _entries.Length) return;
        _traits[Levels] = entry.Traits;
        _entries[Levels++] = entry;
    }

    internal void Add(in Argument argument)
    {
        if (Count == _items.Length) Array.Resize(ref _items, (Count * 2) + 4);
        _items[Count++] = argument;
    }

    internal void SetRole(int index, TableSpan role) => _items[index] = _items[index] with { Role = role };
}
