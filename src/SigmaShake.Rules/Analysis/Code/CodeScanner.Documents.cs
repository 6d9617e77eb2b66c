using SigmaShake.Rules.Programs;

namespace SigmaShake.Rules.Analysis.Code;

/// <summary>Texts that do not stand in plain quotes: <c>q{…}</c>, <c>%x(…)</c>, symbols, documents, Lua's long brackets.</summary>
internal sealed partial class CodeScanner
{
    private int _documentsFrom = -1;
    private int _documentsEnd;

    private bool ReadSpecialText()
    {
        var rest = Rest;
        switch (syntax.Language)
        {
            case Language.Perl when rest[0] == (byte)'q' && IsValueAwaited(): return ReadPerlQuotes();
            case Language.Perl when rest is [(byte)'m' or (byte)'s' or (byte)'y', (byte)'/' or (byte)'#' or (byte)'|' or (byte)'{', ..]
                && !IsAfterNameOrMember():
                SkipPerlPattern(rest[0] == (byte)'m' ? 1 : 2, 1);
                return true;
            case Language.Perl when rest.StartsWith("tr/"u8) && !IsAfterNameOrMember():
                SkipPerlPattern(2, 2);
                return true;
            case Language.Ruby when rest[0] == (byte)'%' && IsValueAwaited(): return ReadRubyQuotes();
            case Language.Ruby when rest is [(byte)':', var next, ..] && (char.IsAsciiLetter((char)next) || next == (byte)'_')
                && !(_at > 0 && (char.IsAsciiLetterOrDigit((char)code.Span[_at - 1]) || code.Span[_at - 1] == (byte)':')):
                ReadSymbol();
                return true;
            case Language.Lua when rest.StartsWith("[["u8):
                var end = rest.IndexOf("]]"u8);
                Add(CodeTokenKind.Text, end < 0 ? code[(_at + 2)..] : code.Slice(_at + 2, end - 2));
                _at = end < 0 ? code.Length : _at + end + 2;
                return true;
            case Language.Perl or Language.Ruby when rest.StartsWith("<<"u8): return ReadDocument(2);
            case Language.Php when rest.StartsWith("<<<"u8): return ReadDocument(3);
            case Language.Php when rest.StartsWith("<?"u8) || rest.StartsWith("?>"u8):
                _at += rest.StartsWith("<?php"u8) ? 5 : 2;
                return true;
            default: return false;
        }
    }

    private bool IsAfterNameOrMember() => _at > 0
        && (char.IsAsciiLetterOrDigit((char)code.Span[_at - 1]) || code.Span[_at - 1] is (byte)'_' or (byte)'>' or (byte)'$' or (byte)'{');

    private bool ReadPerlQuotes()
    {
        var rest = Rest;
        var letters = rest is [_, (byte)'q' or (byte)'x' or (byte)'w' or (byte)'r', ..] ? 2 : 1;
        if (rest.Length <= letters || IsAfterNameOrMember()) return false;
        var open = rest[letters];
        if (char.IsAsciiLetterOrDigit((char)open) || open is (byte)'_' or (byte)',' or (byte)';' or (byte)')' or (byte)'=' or (byte)'-'
            || open <= (byte)' ') return false;
        var letter = letters == 2 ? rest[1] : (byte)'q';
        _at += letters + 1;
        ReadBracketed(letter switch { (byte)'x' => CodeTokenKind.Command, (byte)'w' => CodeTokenKind.Words, _ => CodeTokenKind.Text }, open,
            isPlain: letters == 1 || letter == (byte)'w');
        return true;
    }

    private bool ReadRubyQuotes()
    {
        var rest = Rest;
        if (rest.Length < 3) return false;
        var letters = rest[1] is (byte)'x' or (byte)'q' or (byte)'Q' or (byte)'w' or (byte)'W' or (byte)'i' ? 2 : 1;
        var open = rest[letters];
        if (char.IsAsciiLetterOrDigit((char)open) || open <= (byte)' ' || open == (byte)'=') return false;
        var letter = letters == 2 ? rest[1] : (byte)'Q';
        _at += letters + 1;
        ReadBracketed(letter switch { (byte)'x' => CodeTokenKind.Command, (byte)'w' or (byte)'W' or (byte)'i' => CodeTokenKind.Words, _ =>
            CodeTokenKind.Text }, open, isPlain: letter is (byte)'q' or (byte)'w');
        return true;
    }

    private void ReadBracketed(CodeTokenKind kind, byte open, bool isPlain)
    {
        var close = open switch { (byte)'(' => (byte)')', (byte)'[' => (byte)']', (byte)'{' => (byte)'}', (byte)'<' => (byte)'>', _ => open };
        ReadText(kind, close, close == open ? (byte)0 : open, 1, isPlain ? Interpolation.None : syntax.DoubleQuotes, isPlain ? EscapeKind.QuotesOnly
            : EscapeKind.All, isLong: true);
    }

    // `m/…/`, `s{…}{…}`, `tr/…/…/`: no value, but not code either.
    private void SkipPerlPattern(int parts, int letters)
    {
        _at += letters;
        var open = code.Span[_at++];
        var close = open == (byte)'{' ? (byte)'}' : open;
        for (var part = 0; part < parts && _at < code.Length; part++)
        {
            while (_at < code.Length && code.Span[_at] != close) _at += code.Span[_at] == (byte)'\\' ? 2 : 1;
            _at = Math.Min(_at + 1, code.Length);
            if (open != close && part + 1 < parts && Rest is [(byte)'{', ..]) _at++;
        }

        _at = Math.Min(_at, code.Length);
        while (_at < code.Length && char.IsAsciiLetter((char)code.Span[_at])) _at++;
        Add(CodeTokenKind.Number, "0"u8.ToArray());
    }

    private void ReadSymbol()
    {
        var start = ++_at;
        while (_at < code.Length && (char.IsAsciiLetterOrDigit((char)code.Span[_at]) || code.Span[_at] == (byte)'_')) _at++;
        Add(CodeTokenKind.Text, code[start.._at]);
    }

    // `<<~EOF`, `<<"EOF"`, `<<<'EOF'`: the body begins on the next line, behind the bodies of those before it on this line.
    private bool ReadDocument(int length)
    {
        var at = _at + length;
        while (at < code.Length && code.Span[at] is (byte)'~' or (byte)'-' or (byte)'"' or (byte)'\'' && at < _at + length + 3) at++;
        var isPlain = code.Span[at - 1] == (byte)'\'';
        var isNamed = at > _at + length || syntax.Language == Language.Php;
        var start = at;
        while (at < code.Length && (char.IsAsciiLetterOrDigit((char)code.Span[at]) || code.Span[at] == (byte)'_')) at++;
        if (at == start || (!isNamed && !char.IsAsciiLetterUpper((char)code.Span[start]))) return false;
        var name = code.Span[start..at];
        _at = at < code.Length && code.Span[at] is (byte)'"' or (byte)'\'' ? at + 1 : at;
        if (_documentsFrom < _at)
        {
            var line = Rest.IndexOf((byte)'\n');
            _documentsFrom = line < 0 ? code.Length : _at + line + 1;
            _documentsEnd = _documentsFrom;
        }

        var body = _documentsEnd;
        var end = body;
        while (end < code.Length)
        {
            var line = code.Span[end..];
            var lineLength = line.IndexOf((byte)'\n') is >= 0 and var found ? found : line.Length;
            _documentsEnd = Math.Min(code.Length, end + lineLength + 1);
            if (line[..lineLength].Trim(" \t\r;"u8).SequenceEqual(name)) break;
            end = _documentsEnd;
        }

        AddDocument(code[body..end], isPlain);
        return true;
    }

    private void AddDocument(ReadOnlyMemory<byte> body, bool isPlain)
    {
        if (isPlain || syntax.DoubleQuotes == Interpolation.None)
        {
            Add(CodeTokenKind.Text, body);
            return;
        }

        // NUL ends no body: it is read as a text that goes to the end.
        var inner = new CodeScanner(syntax, body);
        inner.ReadText(CodeTokenKind.Text, 0, 0, 1, syntax.DoubleQuotes, EscapeKind.All, isLong: true);
        _tokens.Add(inner._tokens[0]);
    }
}
