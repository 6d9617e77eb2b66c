using SigmaShake.Rules.Patterns.Globs;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Templates.Parsing;

/// <summary>Cuts a template into words, and a word into alternatives. A backslash takes what follows along.</summary>
internal static class TemplateText
{
    /// <summary>The words between blanks and line breaks.</summary>
    public static List<TextSpan> Words(string template)
    {
        var words = new List<TextSpan>();
        for (var i = 0; i < template.Length;)
        {
            if (IsBlank(template[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < template.Length && !IsBlank(template[i])) i += template[i] == '\\' ? 2 : 1;
            i = Math.Min(i, template.Length);
            words.Add(new TextSpan(start, i - start));
        }

        return words;
    }

    /// <summary>What stands between the <c>|</c> of a word that are in no bracket: those in brackets are choices of its glob.</summary>
    public static List<TextSpan> Alternatives(string template, TextSpan word)
    {
        var text = template.Substring(word.Start, word.Length);
        var choices = RoundChoices.Find(text);
        var alternatives = new List<TextSpan>(1);
        var (start, depth) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\':
                    i++;
                    break;
                case '[':
                    i = RoundChoices.EndOfBracket(text, i);
                    break;
                case '{':
                    depth++;
                    break;
                case '}':
                    depth = Math.Max(0, depth - 1);
                    break;
                case '(' or ')' when choices.Contains(i):
                    depth += text[i] == '(' ? 1 : -1;
                    break;
                case '|' when depth == 0:
                    alternatives.Add(new TextSpan(word.Start + start, i - start));
                    start = i + 1;
                    break;
            }
        }

        alternatives.Add(new TextSpan(word.Start + start, text.Length - start));
        return alternatives;
    }

    /// <summary>Whether a character means something else than itself in a glob.</summary>
    public static bool IsSpecial(char c) => c is '*' or '?' or '[' or '{' or '}' or '(';

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\n' or '\r';
}
