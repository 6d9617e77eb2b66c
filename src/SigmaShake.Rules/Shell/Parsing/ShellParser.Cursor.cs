using SigmaShake.Rules.Shell.Syntax;

namespace SigmaShake.Rules.Shell.Parsing;

/// <summary>Where the parser stands, and what it sees from there.</summary>
internal ref partial struct ShellParser
{
    /// <summary>What <see cref="Current"/> is behind the end.</summary>
    private const int End = -1;

    private readonly bool AtEnd => _position >= _end;

    /// <summary>The byte here.</summary>
    private readonly int Current => _position < _end ? _text[_position] : End;

    /// <summary>The byte behind the one here, line continuations passed over.</summary>
    private readonly int Next => ByteAt(PassContinuations(_position + 1));

    private readonly int ByteAt(int position) => position < _end ? _text[position] : End;

    /// <summary>The place itself, or the one behind the line continuations that stand there.</summary>
    private readonly int PassContinuations(int position)
    {
        while (position + 1 < _end && _text[position] == '\\' && _text[position + 1] == '\n') position += 2;
        return position;
    }

    /// <summary>Steps over one byte, and line continuations behind it.</summary>
    private void Advance() => _position = PassContinuations(_position + 1);

    private bool Take(char expected)
    {
        if (Current != expected) return false;
        Advance();
        return true;
    }

    /// <summary>Steps over what separates words on a line, comments among it.</summary>
    private void SkipBlanks()
    {
        _position = PassContinuations(_position);
        while (Current is ' ' or '\t') Advance();
        if (Current != '#') return;
        var length = _text[_position.._end].IndexOf((byte)'\n');
        _position = length < 0 ? _end : _position + length;
    }

    /// <summary>Steps over what separates commands without ending one: lines may end where a command is still awaited.</summary>
    private void SkipLines()
    {
        SkipBlanks();
        while (Current == '\n')
        {
            TakeNewLine();
            SkipBlanks();
        }
    }

    /// <summary>Steps over the end of a line, and over the here-documents that begin below it.</summary>
    private void TakeNewLine()
    {
        _position++;
        ReadHereDocuments();
    }

    private readonly ByteSpan From(int start) => ByteSpan.Between(start, _position);

    /// <summary>One byte, or the place behind the end.</summary>
    private readonly ByteSpan Here => new(Math.Min(_position, _end), AtEnd ? 0 : 1);

    private readonly void Note(ShellProblemKind kind, ByteSpan span) => _state.Note(kind, _place ?? span);

    /// <summary>Goes one level down, unless that is too deep: then the caller must give up.</summary>
    private readonly bool TryEnter()
    {
        if (_state.Depth == ShellLimits.MaxDepth) return false;
        _state.Depth++;
        return true;
    }

    private readonly void Leave() => _state.Depth--;

    /// <summary>Takes the rest as literal text, because what begins at <paramref name="start"/> stands too deep.</summary>
    private LiteralText GiveUp(int start)
    {
        Note(ShellProblemKind.TooDeep, From(start));
        _position = _end;
        return new LiteralText(From(start), _memory[start.._end], Quoting.None);
    }

    /// <summary>Whether the tree is as large as it may become; what is left is then passed over.</summary>
    private bool IsExhausted()
    {
        if (!_state.IsExhausted) return false;
        Note(ShellProblemKind.TooLarge, ByteSpan.Between(_position, _end));
        _position = _end;
        return true;
    }

    /// <summary>The reserved word here, if one stands here unquoted and whole.</summary>
    /// <param name="end">Behind it.</param>
    private readonly ReservedWord PeekReserved(out int end)
    {
        end = _position;
        if (!ReservedWords.CanBegin(Current)) return ReservedWord.None;
        return ReservedWords.Of(PeekBareWord(stackalloc byte[ReservedWords.MaxLength], out end));
    }

    private readonly ReservedWord PeekReserved() => PeekReserved(out _);

    /// <summary>The word here, if it is unquoted, plain and short; else nothing.</summary>
    private readonly ReadOnlySpan<byte> PeekBareWord(scoped Span<byte> buffer, out int end)
    {
        var length = 0;
        for (end = _position; end < _end && !ByteClass.IsAny(_text[end], Stops.Word); end = PassContinuations(end + 1))
        {
            if (length == buffer.Length || ByteClass.IsAny(_text[end], Stops.Expansions | Stops.SingleQuote | Stops.DoubleQuote)) return [];
            buffer[length++] = _text[end];
        }

        return _text.Slice(_position, length).SequenceEqual(buffer[..length]) ? _text.Slice(_position, length) : WithContinuations(buffer[..length]);
    }

    // The compiler cannot know that a stack buffer outlives this call; reserved words with a line continuation inside are rare enough to copy.
    private static ReadOnlySpan<byte> WithContinuations(scoped ReadOnlySpan<byte> word) => word.ToArray();
}
