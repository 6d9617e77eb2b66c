using SigmaShake.Rules.Shell.Syntax;

namespace SigmaShake.Rules.Shell.Parsing;

/// <summary><c>`…`</c></summary>
internal ref partial struct ShellParser
{
    /// <summary>
    /// Reads a substitution in backticks. Its end is found first, whatever is quoted inside; then escapes are taken out; then it is read.
    /// </summary>
    /// <param name="isQuoted">Whether it stands in double quotes, where an escaped double quote is unescaped too.</param>
    private WordPart ParseBackticks(bool isQuoted)
    {
        var start = _position;
        if (!TryEnter()) return GiveUp(start);
        var end = FindBacktick(start + 1, isQuoted, out var hasEscapes);
        if (end == _end) Note(ShellProblemKind.UnterminatedQuote, new ByteSpan(start, 1));
        var script = hasEscapes ? ParseUnescaped(start + 1, end, isQuoted) : ParseInside(start + 1, end);
        _position = Math.Min(end + 1, _end);
        Leave();
        return new CommandSubstitution(From(start), SubstitutionForm.Backticks, script);
    }

    private readonly int FindBacktick(int position, bool isQuoted, out bool hasEscapes)
    {
        hasEscapes = false;
        for (; position < _end && _text[position] != '`'; position++)
        {
            if (_text[position] != '\\' || position + 1 == _end) continue;
            position++;
            hasEscapes |= IsUnescapedInBackticks(_text[position], isQuoted);
        }

        return Math.Min(position, _end);
    }

    private static bool IsUnescapedInBackticks(byte value, bool isQuoted) =>
        value is (byte)'`' or (byte)'$' or (byte)'\\' || (isQuoted && value == '"');

    private ShellScript ParseInside(int start, int end)
    {
        var outerContext = BeginSubstitution(inParentheses: false);
        var outer = _end;
        (_position, _end) = (start, end);
        var statements = ParseScriptBody(closing: End);
        _end = outer;
        DropAwaited();
        EndSubstitution(outerContext);
        return new ShellScript(ByteSpan.Between(start, end), _memory, statements, []);
    }

    private readonly ShellScript ParseUnescaped(int start, int end, bool isQuoted)
    {
        var scratch = _state.Scratch;
        var before = scratch.Length;
        for (var i = start; i < end; i++)
        {
            if (_text[i] == '\\' && i + 1 < end)
            {
                i++;
                if (!IsUnescapedInBackticks(_text[i], isQuoted)) scratch.Append((byte)'\\');
            }

            scratch.Append(_text[i]);
        }

        var text = scratch.TakeFrom(before);
        var parser = new ShellParser(text, _state, _place ?? ByteSpan.Between(start - 1, Math.Min(end + 1, _end)));
        var statements = parser.ParseScriptBody(closing: End);
        return new ShellScript(new ByteSpan(0, text.Length), text, statements, []);
    }
}
