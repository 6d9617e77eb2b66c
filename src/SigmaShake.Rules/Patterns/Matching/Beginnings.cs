using System.Runtime.CompilerServices;
using SigmaShake.Rules.Patterns.Layout;

namespace SigmaShake.Rules.Patterns.Matching;

/// <summary>
/// What a simulation has found out about its beginning: where a thread that begins before a symbol is once that symbol is read.
/// That depends on the symbol and on what assertions see on the other side of the place, and on nothing else, so that it is found out
/// once for each such pair and not at each place of the text. Of a pattern with many alternatives it is most of the work.
/// </summary>
/// <remarks>Only ASCII is kept; any other symbol has its beginning followed as if nothing were known.</remarks>
internal sealed class Beginnings
{
    /// <summary>The answer for what has not been found out yet.</summary>
    public const int Unknown = 0;

    private const int Others = 4;

    // Bounds the memory that a hostile pattern can ask for; what finds no room is followed anew each time.
    private const int MaxTargets = 1 << 16;

    private readonly int[] _entries = new int[Others * AlphabetHeader.AsciiLength];
    private int[] _targets = new int[256];
    private int _count;
    private int _open;

    /// <summary>Forgets everything: another program is run.</summary>
    public void Reset()
    {
        Array.Clear(_entries);
        _count = 1; // No entry is at 0, which means that there is none.
    }

    /// <summary>Numbers a place by the symbol that is read next and the one on its other side; -1 where one of them is not ASCII.</summary>
    /// <param name="other">Null for the edge of the text.</param>
    public static int KeyOf(byte symbol, byte? other)
    {
        if (((symbol | other.GetValueOrDefault()) & 0x80) != 0) return -1;
        return (KindOf(other) * AlphabetHeader.AsciiLength) + symbol;
    }

    /// <summary>The entry of a place, or <see cref="Unknown"/>.</summary>
    public int EntryOf(int key) => _entries[key];

    /// <summary>Whether a match ends right where it begins.</summary>
    public bool IsMatch(int entry) => _targets[entry] < 0;

    /// <summary>The states that the symbol leads to.</summary>
    public ReadOnlySpan<int> TargetsOf(int entry) => _targets.AsSpan(entry + 1, _targets[entry] & int.MaxValue);

    /// <summary>Begins an entry for at most so many states; false if there is no room for it.</summary>
    public bool TryOpen(int states)
    {
        var needed = _count + states + 1;
        if (needed > MaxTargets) return false;
        if (needed > _targets.Length) Array.Resize(ref _targets, Math.Min(MaxTargets, Math.Max(needed, 2 * _targets.Length)));
        _open = _count++;
        return true;
    }

    /// <summary>Adds a state to the entry that is open.</summary>
    public void Add(int state) => _targets[_count++] = state;

    /// <summary>Ends the entry that is open; answers which it is.</summary>
    public int Close(int key, bool matched)
    {
        _targets[_open] = (_count - _open - 1) | (matched ? int.MinValue : 0);
        _entries[key] = _open;
        return _open;
    }

    /// <summary>Assertions tell four kinds of symbols apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int KindOf(byte? symbol)
    {
        if (symbol is not { } known) return 0;
        if (known == '\n') return 1;
        return char.IsAsciiLetterOrDigit((char)known) || known == '_' ? 2 : 3;
    }
}
