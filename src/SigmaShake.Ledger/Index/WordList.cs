using System.Text;

namespace SigmaShake.Ledger.Index;

/// <summary>
/// Breaks text into the words that are looked for: runs of letters and digits, in small letters. A word can also be found from a capital inside it
/// (<c>userName</c> by <c>name</c>), one of a script that is written without blanks from each of its characters, and in what an entry is about
/// from any character. Reusable; not thread-safe.
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
    private readonly char[] _word = new char[MaxWordCharacters];
    private readonly bool[] _begins = new bool[MaxWordCharacters];
    private int _length;

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
                wasSmall = false;
                continue;
            }

            var isCapital = Rune.IsUpper(rune);
            Append(Rune.ToLowerInvariant(rune), _length == 0 || (isCapital && wasSmall) || rune.Value >= FirstIdeograph);
            wasSmall = !isCapital;
        }

        Finish();
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
    public static List<string> Split(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune)) word.Append(Rune.ToLowerInvariant(rune));
            else End();
        }

        End();
        return words;

        void End()
        {
            if (word.Length > 0) words.Add(word.ToString());
            word.Clear();
        }
    }

    private void Append(char letter, bool begins)
    {
        if (_length == MaxWordCharacters) return;
        _begins[_length] = begins;
        _word[_length++] = letter;
    }

    private void Append(Rune rune, bool begins)
    {
        if (_length + 2 > MaxWordCharacters) return;
        _begins[_length] = begins;
        var written = rune.EncodeToUtf16(_word.AsSpan(_length));
        if (written > 1) _begins[_length + 1] = false;
        _length += written;
    }

    private void Finish()
    {
        if (_length == 0) return;
        var word = _word.AsSpan(0, _length);
        AddRaw(word);
        for (var start = 1; start < _length; start++)
        {
            if (_begins[start]) AddRaw(word.Slice(start, Math.Min(MaxEndCharacters, _length - start)));
        }

        _length = 0;
    }
}
