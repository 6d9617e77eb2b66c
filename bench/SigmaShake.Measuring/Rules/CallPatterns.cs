namespace SigmaShake.Measuring.Rules;

/// <summary>Conditions on tools, their inputs, addresses and searches.</summary>
internal static class CallPatterns
{
    public static Condition Tool(Dice dice) => dice.Below(31) == 0
        ? new Condition("tool", "STARTS_WITH", $"mcp__{dice.Of(Words.Nouns)}__")
        : new Condition("tool", "EQUALS", dice.Percent(50) ? dice.Of(Words.Tools) : $"{dice.Of(Words.Nouns)}_{dice.Of(Words.Verbs)}");

    public static Condition Input(Dice dice)
    {
        var operation = dice.Weighted(Frequencies.InputOperators);
        var field = $"input.{dice.Of(Words.InputKeys)}";
        return operation switch
        {
            "REGEX" => new Condition(field, operation, dice.Below(5) switch
            {
                0 => $@"\b{LetterByLetter(dice.Of(Words.Verbs))}\b",
                1 => $@"({dice.Of(["ghp_", "gho_", "sk-", "AKIA", "xoxb-", "AIza"])}[a-zA-Z0-9]{{{dice.Of([16, 20, 35, 36])}}}|{dice.Of(Words.Nouns)}_[a-zA-Z0-9-]{{10,}})",
                2 => $@"[{char.ToUpperInvariant(dice.Of(Words.Verbs)[0])}{dice.Of(Words.Verbs)[0]}]\w+\s+(all\s+)?({dice.Of(Words.Qualifiers)}|previous|{dice.Of(Words.Qualifiers)})\s+({dice.Of(Words.Nouns)}s|{dice.Of(Words.Nouns)}s)",
                3 => $@"<\s*({dice.Of(Words.Nouns)}|{dice.Of(Words.Nouns)}|admin)\s*>",
                _ => $@"(\.\./|%00|{dice.Of(["file", "gopher", "data", "ldap"])}://|{dice.Of(Words.Nouns)}:)",
            }),
            "CONTAINS" => new Condition(field, operation, $"{dice.Of(Words.Qualifiers)}-{dice.Of(Words.Nouns)}", Negated: dice.Percent(15)),
            "EQUALS" => new Condition(field, operation, dice.Of(["false", "true", "Team", dice.Of(Words.Verbs)])),
            "WORD" => new Condition(field, operation, dice.Of(Words.Qualifiers)),
            _ => new Condition(field, operation, ""),
        };
    }

    public static Condition Url(Dice dice) => dice.Below(4) switch
    {
        0 => new Condition("url", "REGEX", $@"^https?://([a-z0-9-]+\.)*{dice.Of(Words.Nouns)}-{dice.Of(Words.Nouns)}\.(io|dev|xyz)(/|$)"),
        1 => new Condition("url", "STARTS_WITH", $"http://{dice.Of(Words.Nouns)}.{dice.Of(Words.Environments)}.internal"),
        2 => new Condition("url", "ENDS_WITH", $"/{dice.Of(Words.Nouns)}{dice.Of([".sh", ".ps1", ".exe", ".zip", ".tar.gz"])}"),
        _ => new Condition("url", "CONTAINS", $"{dice.Of(Words.Hosts)}/{dice.Of(Words.Nouns)}"),
    };

    public static Condition Query(Dice dice) => dice.Percent(50)
        ? new Condition("query", "CONTAINS", $"{dice.Of(Words.Nouns)}_{dice.Of(Words.SecretNames)}")
        : new Condition("query", "REGEX", $@"(?i)\b{dice.Of(Words.Nouns)}[_-]?({dice.Of(Words.SecretNames)}|{dice.Of(Words.SecretNames)})\b");

    public static Condition Agent(Dice dice) => new("agent", dice.Percent(80) ? "EQUALS" : "STARTS_WITH", dice.Of(["codex", "cursor", "gemini-cli", "copilot", "cline"]));

    public static Condition Place(Dice dice) => new("cwd", dice.Percent(50) ? "GLOB" : "CONTAINS", $"/srv/{dice.Of(Words.Environments)}-{dice.Of(Words.Nouns)}");

    // `[Aa][Ll]…`, as public rules spell a test that ignores case.
    private static string LetterByLetter(string word) => string.Concat(word.Select(letter => $"[{char.ToUpperInvariant(letter)}{letter}]"));
}
