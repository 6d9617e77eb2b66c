using SigmaShake.Rules.Diagnostics;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Syntax;

/// <summary>
/// Finds where a string ends. A string may span lines, but never a line that begins the next rule: a forgotten quote must not
/// swallow a gate. A quote in its middle that its author forgot to escape is reported and tolerated, because files in public use have it.
/// </summary>
internal sealed class StringScanner(SourceText source, DiagnosticBag diagnostics)
{
    private readonly string _text = source.Text;

    // Every offset up to here was passed in search of a closing quote, and there is none: what starts below it need not search again.
    private int _searchedInVain;

    /// <summary>Reads the string whose opening quote stands at <paramref name="start"/>.</summary>
    public Token Read(int start, TokenTraits traits)
    {
        var offset = start + 1;
        while (true)
        {
            var skip = offset <= _searchedInVain ? -1 : _text.AsSpan(offset).IndexOfAny('"', '\\', '\n');
            if (skip < 0) return Unterminated(start, _text.Length, traits);

            offset += skip;
            switch (_text[offset])
            {
                case '"':
                    return Closed(start, offset, traits);
                case '\\':
                    offset = Math.Min(offset + LengthOfEscape(offset), _text.Length);
                    break;
                default:
                    traits |= TokenTraits.SpansLines;
                    offset++;
                    if (BeginsRule(offset)) return Unterminated(start, offset - 1, traits);
                    break;
            }
        }
    }

    private Token Closed(int start, int quote, TokenTraits traits)
    {
        if (MayFollowString(quote + 1)) return String(start, quote, traits);

        var last = LastQuoteOnLine(quote);
        if (last == quote) return String(start, quote, traits);

        diagnostics.Report(
            SyntaxProblems.StrayQuote,
            new TextSpan(quote, 1),
            "unescaped quote inside a string",
            "write `\\\"` for a quote that belongs to the string");
        return String(start, last, traits | TokenTraits.StrayQuote);
    }

    private Token Unterminated(int start, int searchedTo, TokenTraits traits)
    {
        if (start >= _searchedInVain) _searchedInVain = searchedTo;
        var length = _text.AsSpan(start).IndexOf('\n');
        if (length < 0) length = _text.Length - start;
        diagnostics.Report(
            SyntaxProblems.UnterminatedString,
            new TextSpan(start, length),
            "this string has no closing quote",
            "close it with `\"`; a string may span lines, but not a line that begins with `rule <id> {`");
        return new Token(TokenKind.String, start, length, (traits & ~TokenTraits.SpansLines) | TokenTraits.Unterminated);
    }

    private static Token String(int start, int quote, TokenTraits traits) => new(TokenKind.String, start, quote + 1 - start, traits);

    /// <summary>An escape is two characters, but it never hides a line break.</summary>
    private int LengthOfEscape(int backslash) => backslash + 1 < _text.Length && _text[backslash + 1] == '\n' ? 1 : 2;

    private bool MayFollowString(int offset)
    {
        if (offset == _text.Length) return true;
        var next = _text[offset];
        if (Lexer.IsWhiteSpace(next) || next is '#' or ')' or '}') return true;

        var word = _text.AsSpan(offset..Lexer.EndOfWord(_text, offset));
        return Vocabulary.IsStatement(word) || Vocabulary.IsConnective(word) || Vocabulary.TryField(word, out _);
    }

    private int LastQuoteOnLine(int quote)
    {
        var last = quote;
        var offset = quote + 1;
        while (offset < _text.Length && _text[offset] != '\n')
        {
            if (_text[offset] == '\\')
            {
                offset += LengthOfEscape(offset);
                continue;
            }

            if (_text[offset] == '"') last = offset;
            offset++;
        }

        return last;
    }

    /// <summary>Whether the line at <paramref name="lineStart"/> reads <c>rule id {</c>.</summary>
    private bool BeginsRule(int lineStart)
    {
        const string Keyword = "rule ";
        var line = _text.AsSpan(lineStart);
        if (!line.StartsWith(Keyword)) return false;

        line = line[Keyword.Length..].TrimStart(" \t");
        var id = 0;
        while (id < line.Length && Vocabulary.IsIdCharacter(line[id])) id++;
        return id > 0 && line[id..].TrimStart(" \t").StartsWith('{');
    }
}
