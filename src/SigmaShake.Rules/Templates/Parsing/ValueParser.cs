using System.Text;
using SigmaShake.Rules.Patterns;
using SigmaShake.Rules.Templates.Layout;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Templates.Parsing;

/// <summary>Reads what an operand, a program or an option's value is held against.</summary>
internal static class ValueParser
{
    private const string Unknown = "$*";

    /// <param name="template">The template.</param>
    /// <param name="span">The part of it to read.</param>
    /// <param name="knowsHome">Whether <c>~</c> means the home directory.</param>
    /// <param name="error">Why it cannot be read; null if it can.</param>
    public static ParsedValue Parse(string template, TextSpan span, bool knowsHome, out PatternError? error)
    {
        error = null;
        var text = template.AsSpan(span.Start, span.Length);
        if (text is Unknown) return new ParsedValue(ValueKind.Unknown, IsHome: false, [], null, span.Start, span.Length);

        // `~root` is somebody else's home, or a file.
        var isHome = knowsHome && text is ['~', ..] && (text.Length == 1 || !(char.IsLetterOrDigit(text[1]) || text[1] is '_' or '-' or '+' or '.'));
        if (isHome) text = text[1..];
        if (!text.IsEmpty && !text.ContainsAnyExcept('*')) return new ParsedValue(ValueKind.Any, isHome, [], null, span.Start, span.Length);
        if (Literal(text) is { } literal) return new ParsedValue(ValueKind.Literal, isHome, literal, null, span.Start, span.Length);

        var result = TextPattern.Compile(Operator.Glob, onPath: false, text.ToString());
        if (result.Succeeded) return new ParsedValue(ValueKind.Glob, isHome, [], result.Pattern, span.Start, span.Length);
        var at = result.Error.Span with { Start = span.End - text.Length + result.Error.Span.Start };
        error = result.Error with { Span = at };
        return ParsedValue.None;
    }

    /// <summary>A text that means itself, its backslashes taken out; null for a glob.</summary>
    public static byte[]? Literal(ReadOnlySpan<char> text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (TemplateText.IsSpecial(text[i])) return null;
            if (text[i] == '\\' && ++i == text.Length) return null;
            plain.Append(text[i]);
        }

        return Encoding.UTF8.GetBytes(plain.ToString());
    }
}
