using System.Text.RegularExpressions;

namespace SigmaShake.Measuring.Rules;

/// <summary>Operands for the field `command`, in the shapes that public rules have.</summary>
internal static class CommandPatterns
{
    private static readonly (int, Func<Dice, Subject, string>)[] Shapes =
    [
        (26, AnythingBetween),
        (20, Spaced),
        (15, AtTheStart),
        (12, WholeWords),
        (8, WithinOneCommand),
        (6, ReadsSecretFile),
        (4, ShortFlag),
        (3, IntoShell),
        (2, RawSocket),
        (2, IgnoringCase),
        (1, WithoutWhat),
    ];

    public static Condition Condition(Dice dice, Subject subject)
    {
        var operation = dice.Weighted(Frequencies.CommandOperators);
        return new Condition("command", operation, operation switch
        {
            "REGEX" => dice.Weighted(Shapes)(dice, subject),
            "CONTAINS" => Literal(dice, subject),
            "STARTS_WITH" => $"{dice.Of(subject.Programs)} {Action(dice)}",
            "EQUALS" => $"{dice.Of(subject.Programs)} {Action(dice)} {dice.Of(Words.Flags)}",
            "ENDS_WITH" => $" {dice.Of(Words.Flags)} {dice.Of(Words.Qualifiers)}-{dice.Of(Words.Nouns)}",
            "WORD" => $"{dice.Of(Words.Verbs)}-{dice.Of(Words.Nouns)}",
            "GLOB" => $"{dice.Of(subject.Programs)} *{dice.Of(Words.Verbs)}-{dice.Of(Words.Nouns)}*",
            _ => "",
        });
    }

    /// <summary>What a rule excludes beside a positive condition.</summary>
    public static Condition Excluded(Dice dice) => new("command", "CONTAINS", dice.Of(["--dry-run", "--help", "--version", "localhost", "--check", "--plan", "/tmp/"]), Negated: true);

    private static string Literal(Dice dice, Subject subject)
    {
        var program = dice.Of(subject.Programs);
        return dice.Below(5) switch
        {
            0 => $"{program} {Action(dice)} {dice.Of(Words.Flags)}",
            1 => $"{dice.Of(subject.Modules)}.{dice.Of(Words.Nouns)}={dice.Of(Words.Qualifiers)}",
            2 => $"{dice.Of(Words.Flags)} {dice.Of(Words.Qualifiers)}-{dice.Of(Words.Nouns)}",
            _ => $"{program} {Action(dice)}",
        };
    }

    private static string Action(Dice dice) => dice.Below(3) switch
    {
        0 => $"{dice.Of(Words.Nouns)} {dice.Of(Words.Verbs)}",
        1 => $"{dice.Of(Words.Verbs)}-{dice.Of(Words.Nouns)}",
        _ => $"{dice.Of(Words.Verbs)} {dice.Of(Words.Qualifiers)}-{dice.Of(Words.Nouns)}",
    };

    private static string AnythingBetween(Dice dice, Subject subject) => dice.Below(3) switch
    {
        0 => $"{Program(dice, subject)}.*{Regex.Escape(dice.Of(subject.Modules))}.*{dice.Of(Words.Verbs)}",
        1 => $@"{Program(dice, subject)}.*{dice.Of(Words.Verbs)}-{dice.Of(Words.Nouns)}",
        _ => $@"{Program(dice, subject)}.*\.{dice.Of(Words.Nouns)}/{dice.Of(Words.Qualifiers)}.*{Capital(dice.Of(Words.Nouns))}",
    };

    private static string Spaced(Dice dice, Subject subject) => dice.Below(3) switch
    {
        0 => $@"{Program(dice, subject)}\s+{dice.Of(Words.Verbs)}-{dice.Of(Words.Nouns)}\s+\S+",
        1 => $@"{Program(dice, subject)}\s+{dice.Of(Words.Nouns)}\s+{dice.Of(Words.Verbs)}",
        _ => $@"{Program(dice, subject)}\s+/{dice.Of(Words.Folders)}/{dice.Of(Words.Nouns)}/[0-9]+/{dice.Of(Words.Nouns)}",
    };

    private static string AtTheStart(Dice dice, Subject subject) => dice.Below(3) switch
    {
        0 => $@"^{Program(dice, subject)} {dice.Of(Words.Verbs)}-{dice.Of(Words.Nouns)}\b",
        1 => $@"^{Program(dice, subject)} ({dice.Of(Words.Nouns)} )?{dice.Of(Words.Verbs)}-{dice.Of(Words.Qualifiers)}\b",
        _ => $"^{Program(dice, subject)} {dice.Of(Words.Verbs)} {dice.Of(Words.Flags)}",
    };

    private static string WholeWords(Dice dice, Subject subject) =>
        $@"\b{Program(dice, subject)}\b\s+(?:{dice.Of(Words.Nouns)}\s+)?{dice.Of(Words.ShortFlags)}\b.*\b{Regex.Escape(dice.Of(subject.Modules))}{Capital(dice.Of(Words.Verbs))}\b";

    private static string WithinOneCommand(Dice dice, Subject subject) =>
        $@"{Program(dice, subject)} {dice.Of(Words.Verbs)}[^{dice.Of(["#", "|", ";&|"])}]*{dice.Of(Words.Flags)}";

    private static string ReadsSecretFile(Dice dice, Subject subject) =>
        $@"({Program(dice, subject)}|cat|less|{dice.Of(["head|tail", "more|strings", "base64|xxd"])})\s+\S*{Regex.Escape(dice.Of(Words.Nouns) + dice.Of(Words.SecretFiles))}";

    private static string ShortFlag(Dice dice, Subject subject) =>
        $"{Program(dice, subject)} {dice.Of(Words.Verbs)} -[^ ]*{dice.Of(Words.ShortFlags)[1]}";

    private static string IntoShell(Dice dice, Subject subject) =>
        $@"{Program(dice, subject)}[^|]+{dice.Of(Words.Nouns)}[^|]*\|\s*(sudo\s+)?({dice.Of(["sh|bash|zsh|dash", "sh|bash", "python3?|node|ruby", "bash|ksh|fish"])})";

    private static string RawSocket(Dice dice, Subject subject) =>
        $@"({Program(dice, subject)}|nc|socat)(\.exe)?\s+-({dice.Of(Words.Verbs)}|{dice.Of(Words.Verbs)}|{dice.Of(Words.Nouns)})\s+[A-Za-z0-9+/]{{{dice.Of([8, 12, 16, 20])}}}";

    private static string IgnoringCase(Dice dice, Subject subject) =>
        $@"(?i)\b{Program(dice, subject)}\s+{dice.Of(Words.Verbs)}\s+({dice.Of(Words.Nouns)}|{dice.Of(Words.Nouns)}|{dice.Of(Words.Nouns)})\b";

    private static string WithoutWhat(Dice dice, Subject subject) => dice.Percent(60)
        ? $@"{Program(dice, subject)}\s+{dice.Of(Words.Verbs)}(?!.*{dice.Of(Words.Flags)})"
        : $@"(?<!{dice.Of(Words.Nouns)}-){dice.Of(Words.Verbs)}-{dice.Of(Words.Nouns)}\b";

    private static string Program(Dice dice, Subject subject) => Regex.Escape(dice.Of(subject.Programs));

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
