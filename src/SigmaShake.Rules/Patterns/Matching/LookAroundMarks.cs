namespace SigmaShake.Rules.Patterns.Matching;

/// <summary>For each look-around of a pattern, the places of a text where it holds: one bit for each place.</summary>
internal sealed class LookAroundMarks
{
    // What one long text needed is not kept for good.
    private const int MaxKeptWords = 1 << 17;

    private ulong[] _words = [];
    private int _wordsEach;

    /// <summary>Makes room for so many look-arounds over a text of <paramref name="length"/> bytes, all unmarked.</summary>
    public void Reset(int lookArounds, int length)
    {
        _wordsEach = (length >> 6) + 1;
        var needed = checked(lookArounds * _wordsEach);
        if (_words.Length < needed || _words.Length > Math.Max(needed, MaxKeptWords)) _words = new ulong[needed];
        else Array.Clear(_words, 0, needed);
    }

    public void Mark(int lookAround, int position) => _words[(lookAround * _wordsEach) + (position >> 6)] |= 1UL << position;

    public bool Holds(int lookAround, int position) => (_words[(lookAround * _wordsEach) + (position >> 6)] >> position & 1) != 0;
}
