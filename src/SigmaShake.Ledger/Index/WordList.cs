using System.Text;

namespace SigmaShake.Ledger.Index;

/// <summary>
/// Breaks text into the words that are looked for: runs of letters and digits, in small letters. A word can also be found from a capital inside it
/// (<c>userName</c> by <c>name</c>), one of a script that is written without blanks from each of its characters, and in what an entry is about
/// from any character. Neighbours without a blank between them are kept as pairs too (<see cref="WordPair"/>). Reusable; not thread-safe.
/// </summary>
internal sealed class WordList
{
    /// <summary>Of a longer word, this much counts.</summary>
    public const int MaxWordCharacters = 64;

    /// <summary>The shortest end of a word that is kept.</summary>
    private const int ShortestEnd = 3;

    /// <summary>How much of what an entry is about can be found from any character on.</summary>
    private const int MaxSubjectCharacters = 1024;
    private const int MaxEndCharacters = 32;
    private const int FirstIdeograph = 0x2E80;

    private readonly WordSet _words = new();

    // Behind what counts of a word there is room for its last characters, which its pair with the next word needs.
    private readonly char[] _word = new char[MaxWordCharacters + WordPair.EndCharacters];
    private readonly bool[] _begins = new bool[MaxWordCharacters];
    private readonly char[] _neighbour = new char[WordPair.EndCharacters];
    private readonly char[] _pair = new char[WordPair.MaxCharacters];
    private int _length;
    private int _neighbourLength;

    /// <summary>What was added, each word once, UTF-8, with a blank behind each.</summary>
    public ReadOnlySpan<byte> Written => _words.Written;

    public void Clear() => _words.Clear();

    /// <summary>Whether a word, alone, stands for all that begin with it: one of three letters or more, or of a script in which a character is a word.</summary>
    public static bool IsTelling(string word) => word.Length >= ShortestEnd || word[0] >= FirstIdeograph;

    /// <summary>Adds a word as it is.</summary>
    public void AddRaw(ReadOnlySpan<char> word) => _words.Add(word);

    /// <summary>Adds the words of <paramref name="text"/>.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        var wasSmall = false;
        foreach (var rune in text.EnumerateRunes())
        {
            // Nearly all text, without a look into the tables of Unicode.
            if (rune.Value - 'a' is >= 0 and < 26)
            {
                Append((char)rune.Value, _length == 0);
                wasSmall = true;
                continue;
            }

            if (!Rune.IsLetterOrDigit(rune))
            {
                Finish();
                if (Rune.IsWhiteSpace(rune)) _neighbourLength = 0;
                wasSmall = false;
                continue;
            }

            var isCapital = Rune.IsUpper(rune);
            Append(Rune.ToLowerInvariant(rune), _length == 0 || (isCapital && wasSmall) || rune.Value >= FirstIdeograph);
            wasSmall = !isCapital;
        }

        Finish();
        _neighbourLength = 0;
    }

    /// <summary>Adds the ends of the words of what an entry is about, so that it is found from any character on.</summary>
    public void AddEnds(ReadOnlySpan<char> subject)
    {
        foreach (var word in Split(subject[..Math.Min(subject.Length, MaxSubjectCharacters)].ToString()))
        {
            for (var start = 1; start <= word.Length - ShortestEnd && start < MaxWordCharacters; start++)
            {
                if (!char.IsLowSurrogate(word[start])) AddRaw(word.AsSpan(start, Math.Min(MaxEndCharacters, word.Length - start)));
            }
        }
    }

    /// <summary>The words of a text that somebody typed, in small letters.</summary>
    public static List<string> Split(string text) => [.. SplitTerm(text).Select(word => word.Text)];

    /// <summary>The words of a text that somebody typed, and whether a blank stands before each.</summary>
    public static List<(string Text, bool IsBehindBlank)> SplitTerm(string text)
    {
        var words = new List<(string, bool)>();
        var word = new StringBuilder();
        var isBehindBlank = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                word.Append(Rune.ToLowerInvariant(rune));
                continue;
            }

            End();
            isBehindBlank |= Rune.IsWhiteSpace(rune);
        }

        End();
        return words;

        void End()
        {
            if (word.Length == 0) return;
            words.Add((word.ToString(), isBehindBlank));
            word.Clear();
            isBehindBlank = false;
        }
    }

    private void Append(char letter, bool begins)
    {
        if (_length == _word.Length) MakeRoom(1);
        if (_length < MaxWordCharacters) _begins[_length] = begins;
        _word[_length++] = letter;
    }

    private void Append(Rune rune, bool begins)
    {
        Span<char> letters = stackalloc char[2];
        var written = rune.EncodeToUtf16(letters);
        Append(letters[0], begins);
        if (written > 1) Append(letters[1], begins: false);
    }

    // What counts of the word stays; of the rest only the last characters do.
    private void MakeRoom(int characters)
    {
        _word.AsSpan(MaxWordCharacters + characters).CopyTo(_word.AsSpan(MaxWordCharacters));
        _length -= characters;
    }

    private void Finish()
    {
        if (_length == 0) return;
        var word = _word.AsSpan(0, Math.Min(_length, MaxWordCharacters));
        if (char.IsHighSurrogate(word[^1])) word = word[..^1];
        AddRaw(word);
        for (var start = 1; start < word.Length; start++)
        {
            if (_begins[start]) AddRaw(word.Slice(start, Math.Min(MaxEndCharacters, word.Length - start)));
        }

        if (_neighbourLength > 0) AddRaw(_pair.AsSpan(0, WordPair.Write(_neighbour.AsSpan(0, _neighbourLength), word, _pair)));
        var end = WordPair.EndOf(_word.AsSpan(0, _length));
        end.CopyTo(_neighbour);
        _neighbourLength = end.Length;
        _length = 0;
    }
}
