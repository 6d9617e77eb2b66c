namespace SigmaShake.Ledger.Index;

/// <summary>
/// Two words with no blank between them, as one word: the end of the first, <c>·</c>, the beginning of the second. Places of words are not in the
/// index; without pairs <c>api.ts</c> would name every entry that has both, and each would have to be looked into. Only the end of the first counts,
/// because what somebody types may begin in the middle of it.
/// </summary>
internal static class WordPair
{
    /// <summary>How much of the first word counts.</summary>
    public const int EndCharacters = 3;

    /// <summary>How long a pair can be.</summary>
    public const int MaxCharacters = EndCharacters + 1 + BeginningCharacters;

    private const int BeginningCharacters = 12;

    /// <summary>What counts of a first word.</summary>
    public static ReadOnlySpan<char> EndOf(ReadOnlySpan<char> word) => word[Math.Max(0, word.Length - EndCharacters)..];

    /// <summary>Writes the pair of a first word's end and a second word; its length.</summary>
    public static int Write(ReadOnlySpan<char> end, ReadOnlySpan<char> word, Span<char> pair)
    {
        word = word[..Math.Min(word.Length, BeginningCharacters)];
        end.CopyTo(pair);
        pair[end.Length] = '·';
        word.CopyTo(pair[(end.Length + 1)..]);
        return end.Length + 1 + word.Length;
    }

    /// <summary>The pair of two words that somebody typed, or null where the first, of which he may have typed the end only, is too short to tell.</summary>
    public static string? Of(string first, bool isFirstWhole, string second)
    {
        if (!isFirstWhole && first.Length < EndCharacters) return null;
        Span<char> pair = stackalloc char[MaxCharacters];
        return pair[..Write(EndOf(first), second, pair)].ToString();
    }
}
