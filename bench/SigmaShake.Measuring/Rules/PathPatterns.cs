using System.Text.RegularExpressions;

namespace SigmaShake.Measuring.Rules;

/// <summary>Operands for the field `path`, in the shapes that public rules have.</summary>
internal static class PathPatterns
{
    /// <summary>Which files a rule on their content is about: most often an ending.</summary>
    public static Condition Files(Dice dice, Subject subject) => new("path", "GLOB", dice.Below(12) switch
    {
        0 => "**/*",
        1 => $"{dice.Of(Words.Folders)}/{dice.Of(subject.Globs)}",
        2 => $"**/*.{{{dice.Of(["ts,tsx", "js,jsx", "yml,yaml", "py,pyi", "c,h", "kt,kts"])}}}",
        _ => dice.Of(subject.Globs),
    });

    /// <summary>A place that may not be touched whatever goes there.</summary>
    public static Condition Place(Dice dice)
    {
        var operation = dice.Weighted(Frequencies.PathOperators);
        return new Condition("path", operation, operation switch
        {
            "GLOB" => dice.Below(3) switch
            {
                0 => $"**/{dice.Of(Words.Qualifiers)}-{dice.Of(Words.Nouns)}/**",
                1 => $"**/.{dice.Of(Words.Nouns)}/{dice.Of(Words.Nouns)}.{dice.Of(["json", "toml", "yaml"])}",
                _ => $"{dice.Of(Words.Nouns)}_*{dice.Of([".log", ".tmp", ".bak", ".generated.*"])}",
            },
            "ENDS_WITH" => $"{dice.Of(["/", "_", "-"])}{dice.Of(Words.Nouns)}{dice.Of(Words.SecretFiles)}",
            "CONTAINS" => $"/{dice.Of(Words.Environments)}-{dice.Of(Words.Nouns)}/",
            "REGEX" => $@".*{dice.Of(Words.Nouns)}.*{Regex.Escape(dice.Of(Words.SecretFiles))}{dice.Of(["$", @"\.", @"\b"])}",
            "STARTS_WITH" => $"/{dice.Of(["etc", "var", "opt", "srv"])}/{dice.Of(Words.Nouns)}/",
            _ => $"{dice.Of(Words.Nouns)}{dice.Of(Words.SecretFiles)}",
        });
    }

    public static Condition Excluded(Dice dice) => new(
        "path", "GLOB", dice.Of(["**/*.test.*", "**/test/**", "**/fixtures/**", "**/*.md", "**/examples/**", "**/*_test.go", "**/migrations/**"]), Negated: true);
}
