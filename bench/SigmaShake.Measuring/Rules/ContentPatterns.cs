using System.Text.RegularExpressions;

namespace SigmaShake.Measuring.Rules;

/// <summary>Operands for the field `content`, in the shapes that public rules have.</summary>
internal static class ContentPatterns
{
    private static readonly (int, Func<Dice, Subject, string>)[] Shapes =
    [
        (14, Called),
        (10, Assigned),
        (8, CalledWithText),
        (7, OneOfCalled),
        (6, Key),
        (5, LineBegins),
        (4, HeldSecret),
        (3, Empty),
        (2, Glued),
        (1, IgnoringCase),
    ];

    public static Condition Condition(Dice dice, Subject subject) => Condition(dice, subject, dice.Weighted(Frequencies.ContentOperators));

    public static Condition Excluded(Dice dice, Subject subject) =>
        new("content", dice.Percent(80) ? "CONTAINS" : "LINE_CONTAINS", dice.Percent(50) ? Identifier(dice, subject) : $"{dice.Of(Words.Nouns)}s:", Negated: true);

    /// <summary>The pattern alone, so that a rule can hold it against several kinds of file.</summary>
    private static Condition Condition(Dice dice, Subject subject, string operation) =>
        new("content", operation, operation is "LINE_REGEX" or "REGEX" ? dice.Weighted(Shapes)(dice, subject) : Literal(dice, subject));

    private static string Literal(Dice dice, Subject subject) => dice.Below(4) switch
    {
        0 => $"{dice.Of(subject.Modules)}.{Camel(dice)}(",
        1 => $"{dice.Of(Words.Qualifiers)}{Capital(dice.Of(Words.Nouns))}: {dice.Of(["true", "false", "null", "0"])}",
        2 => $"{dice.Of(subject.Modules)}_{dice.Of(Words.Nouns)}={dice.Of(["True", "None", "0", "off"])}",
        _ => $"{dice.Of(subject.Modules)}.{Identifier(dice, subject)}",
    };

    private static string Called(Dice dice, Subject subject) =>
        dice.Percent(50) ? $@"\b{Module(dice, subject)}::{Snake(dice)}\s*\(" : $@"{Module(dice, subject)}\.{Camel(dice)}\s*\(";

    private static string Assigned(Dice dice, Subject subject) =>
        $@"{Module(dice, subject)}_{dice.Of(Words.Nouns)}\s*[:=]\s*['""]{dice.Of(Words.Qualifiers)}-{dice.Of(Words.Nouns)}";

    private static string CalledWithText(Dice dice, Subject subject) => dice.Below(3) switch
    {
        0 => $@"{Camel(dice)}\s*\(\s*[""'].*%.*[""']\s*%",
        1 => $@"{Module(dice, subject)}\.{Snake(dice)}\s*\(\s*f[""']",
        _ => $@"{Camel(dice)}\s*\(\s*\w+\s*\+\s*{dice.Of(Words.Nouns)}",
    };

    private static string OneOfCalled(Dice dice, Subject subject) =>
        $@"{Module(dice, subject)}\.({dice.Of(Words.Verbs)}|{dice.Of(Words.Verbs)}|{Camel(dice)})\s*\(.*{dice.Of(Words.Nouns)}";

    private static string Key(Dice dice, Subject subject) =>
        $@"{dice.Of(Words.Qualifiers)}{Capital(dice.Of(Words.Nouns))}:\s*{dice.Of(["0", "true", @"\S+:latest", @"[""']?\*[""']?", @"[a-z][a-z0-9/-]+$"])}";

    private static string LineBegins(Dice dice, Subject subject) => $@"^\s*{dice.Of(["import", "from", "use", "include", "@", "-", "var", "FROM"])}\s+{Module(dice, subject)}\.{dice.Of(Words.Nouns)}";

    private static string HeldSecret(Dice dice, Subject subject) =>
        $@"({dice.Of(Words.SecretNames)}|{dice.Of(Words.SecretNames)}|{dice.Of(Words.Nouns)}_{dice.Of(Words.SecretNames)})\s*[:=]\s*['""][^'""]{{{dice.Of([8, 12, 16])},}}";

    private static string Empty(Dice dice, Subject subject) =>
        $@"{dice.Of(["catch", "except", "rescue", "on"])}\s*\(.*{Capital(dice.Of(Words.Nouns))}(Exception|Error)\s*\w*\)\s*\{{\s*\}}";

    private static string Glued(Dice dice, Subject subject) => $@"(SELECT|INSERT|UPDATE|DELETE)\s.*{dice.Of(Words.Nouns)}s?.*[""']\s*\+\s*\w+";

    private static string IgnoringCase(Dice dice, Subject subject) =>
        $@"(?i)({dice.Of(Words.Nouns)}[_-]?{dice.Of(Words.Nouns)}|{dice.Of(Words.Nouns)})[""'\s]*=[\s]*['""][a-zA-Z0-9_\-]{{16,}}['""]";

    private static string Identifier(Dice dice, Subject subject) => dice.Percent(50) ? Camel(dice) : $"{dice.Of(subject.Modules)}_{Snake(dice)}";

    private static string Camel(Dice dice) => dice.Of(Words.Verbs) + Capital(dice.Of(Words.Qualifiers)) + Capital(dice.Of(Words.Nouns));

    private static string Snake(Dice dice) => $"{dice.Of(Words.Verbs)}_{dice.Of(Words.Nouns)}";

    private static string Module(Dice dice, Subject subject) => Regex.Escape(dice.Of(subject.Modules));

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
