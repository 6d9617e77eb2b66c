using System.Text;
using SigmaShake.Rules.Programs;

namespace SigmaShake.Rules.Tests.Programs;

/// <summary>The grammar of docs/internals/programs.md, strict where the reader in the product is not: it says what is wrong with a line.</summary>
internal static class TableGrammar
{
    private const string NameSigns = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:@#";

    /// <summary>What is wrong with the items of a line.</summary>
    public static List<string> Findings(string items)
    {
        var findings = new List<string>();
        var known = new HashSet<string>();
        var conditions = new List<string>();
        var isUnderCondition = false;
        var words = new Queue<string>(items.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        while (words.TryDequeue(out var word))
        {
            if (word == "when")
            {
                if (isUnderCondition) findings.Add("a condition inside a condition");
                if (words.Count < 2) return [.. findings, "a condition without its items"];
                conditions.AddRange(words.Dequeue().Split(',').Select(part => part.TrimStart('!')));
                if (words.Dequeue() != "(") findings.Add("no ( after a condition");
                isUnderCondition = true;
            }
            else if (word == ")")
            {
                if (!isUnderCondition) findings.Add("a ) too many");
                isUnderCondition = false;
            }
            else if (word == "does")
            {
                if (words.Count < 2) return [.. findings, "`does` without a role and a word"];
                Role(words.Dequeue(), findings);
                words.Dequeue();
            }
            else if (word == "until")
            {
                if (!words.TryDequeue(out _)) findings.Add("`until` without a word");
            }
            else if (word != "--" && word[0] is '-' or '+')
            {
                Option(word, known, isUnderCondition, findings);
            }
            else if (word != "--")
            {
                Other(word, words, conditions, findings);
            }
        }

        if (isUnderCondition) findings.Add("a condition without its )");
        findings.AddRange(conditions.SelectMany(condition => condition.Split('|')).Where(option => !known.Contains(option))
            .Select(option => $"a condition on `{option}`, which is no option of the line"));
        return findings;
    }

    private static void Option(string word, HashSet<string> known, bool isUnderCondition, List<string> findings)
    {
        var (names, roles) = word.IndexOf('=') is var equals and >= 0 ? (word[..equals], word[(equals + 1)..]) : (word, "");
        foreach (var name in names.TrimEnd('?').Split('|'))
        {
            if (name.Length < 2 || name[0] is not ('-' or '+') || name.TrimStart('-', '+').Any(sign => !NameSigns.Contains(sign)))
                findings.Add($"`{name}` in `{word}` is no option");
            if (!known.Add(name) && !isUnderCondition) findings.Add($"`{name}` stands there twice");
        }

        foreach (var role in roles.Split(',', StringSplitOptions.RemoveEmptyEntries)) Role(role, findings);
    }

    private static void Other(string word, Queue<string> words, List<string> conditions, List<string> findings)
    {
        if (word.Contains('='))
        {
            Role(word[(word.IndexOf('=') + 1)..], findings);
        }
        else if (word.StartsWith("recursive", StringComparison.Ordinal))
        {
            if (word.Contains(':')) conditions.Add(word[(word.IndexOf(':') + 1)..]);
        }
        else if (word.StartsWith("stdin:", StringComparison.Ordinal))
        {
            if (Languages.Of(Encoding.UTF8.GetBytes(word[6..])) == Language.None) findings.Add($"`{word}` names no language");
        }
        else if (ProgramTrait.Of(Encoding.UTF8.GetBytes(word)) == ProgramTraits.None)
        {
            if (word.Contains('!')) conditions.Add(word[(word.IndexOf('!') + 1)..]);
            var operand = word.Split('!')[0];
            Role(operand[^1] is '*' or '+' or '?' ? operand[..^1] : operand, findings);
            if (words.TryPeek(out var next) && next == "else")
            {
                words.Dequeue();
                if (!words.TryDequeue(out _)) findings.Add("`else` without a word");
            }
        }
    }

    private static void Role(string text, List<string> findings)
    {
        foreach (var part in text.Split('&'))
        {
            if (!Rules.Programs.Role.TryRead(Encoding.UTF8.GetBytes(part), out var role)) findings.Add($"`{part}` is no role");
            var needsLanguage = role.Kind is RoleKind.Code or RoleKind.Run;
            if (needsLanguage && Languages.Of(role.Argument) == Language.None) findings.Add($"`{part}` names no language");
            if (role.Kind is RoleKind.Made or RoleKind.Unmade && role.Argument is not [(byte)'.', ..]) findings.Add($"`{part}` names no ending");
        }
    }
}
