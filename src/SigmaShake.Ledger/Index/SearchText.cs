using System.Buffers;
using System.Globalization;
using System.Text;

namespace SigmaShake.Ledger.Index;

/// <summary>
/// What somebody looks for: terms with blanks between them, or in quotes what belongs together. An entry is found if each term stands in it, whatever
/// the case. Nothing of it is syntax to the database.
/// </summary>
public sealed class SearchText
{
    // Ends of words are kept up to 32 characters: what is longer is looked for by its beginning.
    private const int MaxExactCharacters = 24;

    // What no writer of JSON writes as an escape.
    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 ._-:");

    private readonly string[] _plain;

    private SearchText(IReadOnlyList<string> terms)
    {
        Terms = terms;
        _plain = [.. terms.Where(term => !term.AsSpan().ContainsAnyExcept(Plain))];
    }

    /// <summary>The terms, as they were typed.</summary>
    public IReadOnlyList<string> Terms { get; }

    /// <summary>Whether everything is found.</summary>
    public bool IsEmpty => Terms.Count == 0;

    /// <summary>Takes the text of a search apart. A quote that is not closed reaches to the end.</summary>
    public static SearchText Parse(string? text)
    {
        var terms = new List<string>();
        var rest = (text ?? "").AsSpan().Trim();
        while (!rest.IsEmpty)
        {
            var isQuoted = rest[0] == '"';
            if (isQuoted) rest = rest[1..];
            var end = isQuoted ? rest.IndexOf('"') : IndexOfBlank(rest);
            if (end < 0) end = rest.Length;
            if (rest[..end].Trim() is { IsEmpty: false } term) terms.Add(term.ToString());
            rest = rest[Math.Min(rest.Length, end + 1)..].Trim();
        }

        return new SearchText(terms);
    }

    /// <summary>The first term without a letter or digit, which no index finds alone; null if there is none, or another term narrows the search.</summary>
    public string? Unfindable => Terms.Count > 0 && Terms.All(term => WordList.Split(term).Count == 0) ? Terms[0] : null;

    /// <summary>Whether each term stands in one of <paramref name="texts"/>.</summary>
    public bool IsIn(IReadOnlyCollection<string> texts)
    {
        foreach (var term in Terms)
        {
            if (!texts.Any(text => text.Contains(term, StringComparison.OrdinalIgnoreCase))) return false;
        }

        return true;
    }

    /// <summary>Whether the terms may stand in JSON as it was written: a quick look that passes over most entries that do not have them.</summary>
    internal bool MayBeIn(ReadOnlySpan<byte> json)
    {
        if (_plain.Length == 0) return true;
        var text = Encoding.Latin1.GetString(json);
        return Array.TrueForAll(_plain, term => text.Contains(term, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>
    /// The expression by which FTS5 finds at least all entries that have the terms: quoted words of letters and digits only, so that there is no
    /// syntax in it. Empty if there is no word.
    /// </summary>
    internal string Expression() => string.Join(" AND ", Terms.SelectMany(term => Words(term).Concat(Pairs(term))).Distinct(StringComparer.Ordinal));

    /// <summary>
    /// Inside a term every word is whole, but the first may be the end of one and the last the beginning. Ends of one and two letters are not kept, and
    /// too many words begin with one letter: these are left to the look into the log, unless the term has nothing else.
    /// </summary>
    private static IEnumerable<string> Words(string term)
    {
        var words = WordList.Split(term);
        if (words is [var only]) return [WordList.IsTelling(only) ? Beginning(only) : Exactly(only)];
        var telling = words.Select((word, index) =>
            index == 0 ? WordList.IsTelling(word) ? Exactly(word) : ""
            : index < words.Count - 1 ? Exactly(word)
            : word.Length > 1 ? Beginning(word) : "").Where(word => word.Length > 0).ToList();
        return telling.Count > 0 ? telling : words.Select(Exactly);
    }

    /// <summary>The neighbours in a term, the last of which may be the beginning of a longer one.</summary>
    private static IEnumerable<string> Pairs(string term)
    {
        var words = WordList.SplitTerm(term);
        for (var i = 1; i < words.Count; i++)
        {
            if (!words[i].IsBehindBlank && WordPair.Of(words[i - 1].Text, isFirstWhole: i > 1, words[i].Text) is { } pair)
                yield return i == words.Count - 1 ? $"\"{pair}\"*" : $"\"{pair}\"";
        }
    }

    private static string Exactly(string word) => word.Length > MaxExactCharacters ? Beginning(word) : string.Create(CultureInfo.InvariantCulture, $"\"{word}\"");

    private static string Beginning(string word)
    {
        var length = Math.Min(word.Length, MaxExactCharacters);
        if (char.IsHighSurrogate(word[length - 1])) length--;
        return string.Create(CultureInfo.InvariantCulture, $"\"{word[..length]}\"*");
    }

    private static int IndexOfBlank(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i])) return i;
        }

        return -1;
    }
}
