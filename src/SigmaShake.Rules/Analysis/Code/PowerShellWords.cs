using SigmaShake.Rules.Analysis.Outputs;
using SigmaShake.Rules.Commands;

namespace SigmaShake.Rules.Analysis.Code;

/// <summary>
/// A PowerShell text as statements of words (about_Parsing, about_Quoting_Rules): brackets, pipes and semicolons all end a statement, so that what is
/// nested is read as well, and nothing has to be remembered of what it is nested in.
/// </summary>
internal sealed class PowerShellWords(ReadOnlyMemory<byte> code)
{
    private readonly Dictionary<string, CommandWord> _variables = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<int> _literals = [];
    private int _at;

    /// <summary>Whether a word of the statement stands in quotes, and no call operator before it: where a command is awaited it is a value.</summary>
    public bool IsLiteral(int word) => _literals.Contains(word);

    /// <summary>The words of the next statement, perhaps none; null at the end.</summary>
    public List<CommandWord>? Next()
    {
        if (_at >= code.Length) return null;
        var words = new List<CommandWord>();
        _literals.Clear();
        var isCalled = false;
        while (_at < code.Length)
        {
            var b = code.Span[_at];
            switch (b)
            {
                case (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)',': _at++; continue;
                case (byte)'`' when code.Span[_at..] is [_, (byte)'\n' or (byte)'\r', ..]: _at += 2; continue;
                case (byte)'#': SkipTo("\n"u8); continue;
                case (byte)'<' when code.Span[_at..].StartsWith("<#"u8): SkipTo("#>"u8); continue;
                case (byte)'\n' or (byte)';' or (byte)'|' or (byte)'(' or (byte)')' or (byte)'{' or (byte)'}':
                    _at++;
                    Assign(words);
                    return words;
                case (byte)'@' when words.Count == 0: _at++; continue;
                case (byte)'&' when words.Count == 0:
                    _at++;
                    isCalled = true;
                    continue;
                case (byte)'&':
                    _at++;
                    return words;
            }

            if (b is (byte)'\'' or (byte)'"' && !isCalled && words.Count is 0 or 2) _literals.Add(words.Count);
            var word = ReadWord();
            if (words.Count < CodeLimits.MaxItems) words.Add(word);

            // What stands behind the last that is kept is not known.
            else words[^1] = new CommandWord(word.Text) { IsUnknown = true };
        }

        Assign(words);
        return words;
    }

    // `$x = 'constant'`
    private void Assign(List<CommandWord> words)
    {
        if (words is not [{ IsUnknown: true, Text: { Length: < 64 } name }, { Text.Span: [(byte)'='] }, { IsUnknown: false } value]
            || _variables.Count >= CodeLimits.MaxNames) return;
        var key = System.Text.Encoding.UTF8.GetString(name.Span);
        if (!_variables.TryAdd(key, value)) _variables[key] = words[0];
    }

    private CommandWord ReadWord()
    {
        var text = new ByteBuilder(code.Length);
        var unknownFrom = -1;
        while (_at < code.Length)
        {
            var b = code.Span[_at];
            if (b is (byte)'\'' or (byte)'"') ReadQuotes(b, text, ref unknownFrom);
            else if (b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)';' or (byte)'|' or (byte)'(' or (byte)')' or (byte)'{'
                or (byte)'}' or (byte)',' or (byte)'&') break;
            else if (b == (byte)'$') ReadVariable(text, ref unknownFrom);
            else if (b == (byte)'`' && _at + 1 < code.Length) (_at, _) = (_at + 2, Added(text, code.Span[_at + 1]));
            else (_at, _) = (_at + 1, Added(text, b));
        }

        return new CommandWord(text.ToArray()) { IsUnknown = unknownFrom >= 0, KnownBytes = Math.Max(0, unknownFrom) };
    }

    private static bool Added(ByteBuilder text, byte b)
    {
        text.Add(b);
        return true;
    }

    private void ReadQuotes(byte quote, ByteBuilder text, ref int unknownFrom)
    {
        for (_at++; _at < code.Length; _at++)
        {
            var b = code.Span[_at];
            if (b == quote)
            {
                _at++;
                if (_at >= code.Length || code.Span[_at] != quote) return;
            }
            else if (quote == (byte)'"' && b == (byte)'`' && _at + 1 < code.Length)
            {
                b = code.Span[++_at] switch { (byte)'n' => (byte)'\n', (byte)'t' => (byte)'\t', (byte)'r' => (byte)'\r', var other => other };
            }
            else if (quote == (byte)'"' && b == (byte)'$')
            {
                ReadVariable(text, ref unknownFrom);
                _at--;
                continue;
            }

            text.Add(b);
        }
    }

    private void ReadVariable(ByteBuilder text, ref int unknownFrom)
    {
        var start = _at++;
        while (_at < code.Length && (char.IsAsciiLetterOrDigit((char)code.Span[_at]) || code.Span[_at] is (byte)'_' or (byte)':')) _at++;
        if (_at - start is > 1 and < 64 && _variables.TryGetValue(System.Text.Encoding.UTF8.GetString(code.Span[start.._at]), out var value)
            && !value.IsUnknown && value.Text.Length <= 4096)
        {
            text.Add(value.Text.Span);
            return;
        }

        if (unknownFrom < 0) unknownFrom = text.Length;
        text.Add(code.Span[start.._at]);
    }

    private void SkipTo(ReadOnlySpan<byte> end)
    {
        var at = code.Span[_at..].IndexOf(end);
        _at = at < 0 ? code.Length : _at + at + (end.Length == 1 ? 0 : end.Length);
    }
}
