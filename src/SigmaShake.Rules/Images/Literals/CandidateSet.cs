using System.Numerics;

namespace SigmaShake.Rules.Images.Literals;

/// <summary>The rules of an image that are worth a look, as bits; enumerated in judging order.</summary>
internal sealed class CandidateSet(int rules)
{
    private readonly ulong[] _words = new ulong[(rules + 63) >> 6];

    /// <summary>Adds a rule; a number beyond the image's rules is an <see cref="IndexOutOfRangeException"/> or never enumerated.</summary>
    public void Add(int rule) => _words[rule >> 6] |= 1UL << rule;

    public void AddAll(ReadOnlySpan<int> rules)
    {
        foreach (var rule in rules) Add(rule);
    }

    /// <summary>Adds every rule.</summary>
    public void AddEvery()
    {
        Array.Fill(_words, ulong.MaxValue);
        if ((rules & 63) != 0) _words[^1] = (1UL << rules) - 1;
    }

    /// <summary>Adds the rules of another set of the same image.</summary>
    public void AddAll(CandidateSet other)
    {
        for (var i = 0; i < _words.Length; i++) _words[i] |= other._words[i];
    }

    /// <summary>Makes this the same set as another of the same image.</summary>
    public void CopyFrom(CandidateSet other) => other._words.CopyTo(_words, 0);

    /// <summary>The first rule from <paramref name="from"/> on; -1 for none.</summary>
    public int Next(int from)
    {
        var word = from >> 6;
        if (word >= _words.Length) return -1;
        for (var bits = _words[word] & (ulong.MaxValue << from); ; bits = _words[word])
        {
            if (bits != 0) return (word << 6) + BitOperations.TrailingZeroCount(bits);
            if (++word == _words.Length) return -1;
        }
    }
}
