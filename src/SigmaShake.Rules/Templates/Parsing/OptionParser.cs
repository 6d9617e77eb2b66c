using System.Text;
using SigmaShake.Rules.Patterns;
using SigmaShake.Rules.Templates.Layout;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Templates.Parsing;

/// <summary>Reads an alternative that begins with a dash: <c>-f</c>, <c>-rf</c>, <c>--force</c>, <c>--output=GLOB</c>.</summary>
internal static class OptionParser
{
    // `-rf` is two options, `-name` one: nobody writes more letters together than this, or one twice, and means each.
    private const int MaxLetters = 4;

    /// <returns>Null where it cannot be read, and why in <paramref name="error"/>.</returns>
    public static ParsedAlternative? Parse(string template, TextSpan span, out PatternError? error)
    {
        var text = template.AsSpan(span.Start, span.Length);
        var nameLength = EndOfName(text);
        if (Name(text[..nameLength], span.Start, out error) is not { } name) return null;

        var value = ParsedValue.None;
        if (nameLength < text.Length)
        {
            value = ValueParser.Parse(template, new TextSpan(span.Start + nameLength + 1, text.Length - nameLength - 1), knowsHome: true, out error);
            if (error is not null) return null;
        }

        return new ParsedAlternative(FormOf(name, hasValue: value.Kind != ValueKind.None), Encoding.UTF8.GetBytes(name), value);
    }

    private static string? Name(ReadOnlySpan<char> text, int start, out PatternError? error)
    {
        error = null;
        var name = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (TemplateText.IsSpecial(text[i]) || (text[i] == '\\' && i + 1 == text.Length))
            {
                error = new PatternError(
                    PatternErrorKind.Syntax,
                    $"`{text[i]}` in the name of an option",
                    "write the names out, joined by `|`; a backslash before a character that is meant as itself",
                    new TextSpan(start + i, 1));
                return null;
            }

            if (text[i] == '\\') i++;
            name.Append(text[i]);
        }

        var plain = name.ToString();
        if (plain is not ("-" or "--")) return plain;
        var span = new TextSpan(start, text.Length);
        error = new PatternError(PatternErrorKind.Syntax, $"`{plain}=` names no option", "write the option's name before the `=`", span);
        return null;
    }

    private static OptionForm FormOf(string name, bool hasValue)
    {
        if (name.StartsWith("--", StringComparison.Ordinal)) return OptionForm.Long;
        var letters = name.AsSpan(1);
        if (Rune.GetRuneAt(name, 1).Utf16SequenceLength == letters.Length) return OptionForm.Short;
        return hasValue || !AreLetters(letters) ? OptionForm.Word : OptionForm.Letters;
    }

    private static bool AreLetters(ReadOnlySpan<char> letters)
    {
        if (letters.Length > MaxLetters) return false;
        for (var i = 0; i < letters.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit(letters[i]) || letters[..i].Contains(letters[i])) return false;
        }

        return true;
    }

    private static int EndOfName(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\') i++;
            else if (text[i] == '=') return i;
        }

        return text.Length;
    }
}
