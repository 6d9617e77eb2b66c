using System.Buffers;

namespace SigmaShake.Rules.Tests.Metamorphic;

/// <summary>A command of plain words in characters that only look like its own.</summary>
internal static class LookAlikeForms
{
    private static readonly SearchValues<char> Special = SearchValues.Create("'\"\\$`;&|<>(){}*?[]~=!\n#");

    /// <summary>With other dashes, with its program in full width, in Cyrillic letters; none of what is more than one simple command.</summary>
    public static IEnumerable<string> Of(string command)
    {
        if (command.AsSpan().ContainsAny(Special)) yield break;
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        yield return string.Join(' ', words.Select(word => word.StartsWith("--", StringComparison.Ordinal) ? "\u2014" + word[2..] : word.StartsWith('-') ? "\u2013" + word[1..] : word));
        yield return string.Join(' ', words.Select(word => word.StartsWith('-') ? word.Replace("-", "\u2010", StringComparison.Ordinal) : word));
        yield return string.Join(' ', words.Select((word, i) => i == 0 ? string.Concat(word.Select(c => char.IsAsciiLetter(c) ? (char)(c + 0xFEE0) : c)) : word));
        yield return string.Join(' ', words.Select((word, i) => i == 0 ? word.Replace('a', '\u0430').Replace('e', '\u0435').Replace('o', '\u043E').Replace('p', '\u0440').Replace('c', '\u0441') : word));
    }
}
