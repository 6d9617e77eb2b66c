namespace SigmaShake.Rules.Tests.Patterns.Differential;

/// <summary>
/// Makes patterns that mean the same here and in .NET: <c>\z</c> for an end, one UTF-16 unit for each code point, and nothing that .NET
/// treats otherwise (repetition of what can be empty, ſ as an s, categories that ignore case).
/// </summary>
internal sealed class RandomRegex(Random random, bool lookAround)
{
    /// <summary>What texts are made of.</summary>
    public const string Alphabet = "aabbcAB1_- \néβK";

    public string Make(int depth) => random.Next(10) == 0 ? random.Pick("(?i)", "(?m)", "(?s)", "(?im)") + Alternation(depth) : Alternation(depth);

    public string Text()
    {
        var characters = new char[random.Next(14)];
        for (var i = 0; i < characters.Length; i++) characters[i] = Alphabet[random.Next(Alphabet.Length)];
        return new string(characters);
    }

    private string Alternation(int depth) =>
        random.Next(4) == 0 ? $"{Sequence(depth)}|{Sequence(depth)}" : Sequence(depth);

    private string Sequence(int depth) => string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => Item(depth)));

    private string Item(int depth)
    {
        if (lookAround && random.Next(8) == 0 && depth > 0) return $"(?{random.Pick("=", "!", "<=", "<!")}{Alternation(depth - 1)})";
        if (random.Next(9) == 0) return random.Pick("^", @"\A", @"\z", @"\b", @"\B");
        var repeated = random.Next(3) == 0;
        var atom = depth > 0 && random.Next(4) == 0 ? Group(depth, canBeEmpty: !repeated) : Character();
        return repeated ? atom + random.Pick("*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0,2}?", "{2,}") : atom;
    }

    private string Group(int depth, bool canBeEmpty)
    {
        var inside = Alternation(depth - 1);
        return random.Pick("(", "(?:", "(?i:", "(?-i:") + (canBeEmpty ? inside : $"{Character()}(?:{inside})") + ")";
    }

    private string Character() => random.Next(12) switch
    {
        < 6 => random.Pick("a", "b", "c", "A", "1", "_", "é", "β"),
        6 => ".",
        7 => random.Pick(@"\w", @"\W", @"\d", @"\D", @"\s", @"\S"),
        8 => random.Pick("[ab]", "[^a]", "[a-c]", "[^b-z]", "[A-Z_]", @"[\d-]", @"[^\w]", @"[\sb]"),
        9 => random.Pick(@"\P{Nd}", @"\p{L}", @"[\p{Nd}a]"),
        10 => random.Pick(@"\n", @"\x61", @"\u00e9", @"\-"),
        _ => random.Pick("a", "ab", "ba"),
    };
}
