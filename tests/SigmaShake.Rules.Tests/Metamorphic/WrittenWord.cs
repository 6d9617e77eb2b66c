using System.Text;
using SigmaShake.Rules.Shell.Syntax;

namespace SigmaShake.Rules.Tests.Metamorphic;

/// <summary>A word of an example.</summary>
/// <param name="Text">What it means; where something in it expands, as it is written.</param>
/// <param name="IsLiteral">Whether nothing in it expands: then it may be spelled in other ways.</param>
internal readonly record struct WrittenWord(string Text, bool IsLiteral)
{
    /// <summary>Whether it needs no quotes anywhere, nor changes where words are split or braces unfold.</summary>
    public bool IsSafe => IsLiteral && Text.Length > 0 && Text.All(static c => char.IsAsciiLetterOrDigit(c) || "_./:@%+=-".Contains(c, StringComparison.Ordinal));

    public static WrittenWord Of(Word word, ShellScript script)
    {
        var written = Encoding.UTF8.GetString(script.Slice(word.Span).Span);
        var meant = new StringBuilder();
        foreach (var part in word.Parts)
        {
            if (!IsPlain(part, meant)) return new WrittenWord(written, IsLiteral: false);
        }

        return new WrittenWord(meant.ToString(), word is { Assignment: null, HasUnquotedBrace: false });
    }

    private static bool IsPlain(WordPart part, StringBuilder meant)
    {
        switch (part)
        {
            case LiteralText literal:
                meant.Append(Encoding.UTF8.GetString(literal.Bytes.Span));
                return literal.Quoting != Quoting.None || literal.Bytes.Span.IndexOfAny("*?[~"u8) < 0;
            case DoubleQuoted quoted:
                foreach (var inner in quoted.Parts)
                {
                    if (!IsPlain(inner, meant)) return false;
                }

                return true;
            default:
                return false;
        }
    }
}
