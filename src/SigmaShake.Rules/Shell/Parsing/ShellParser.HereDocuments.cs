using SigmaShake.Rules.Shell.Syntax;

namespace SigmaShake.Rules.Shell.Parsing;

/// <summary>Here-documents: awaited since their operator, read at the end of its line.</summary>
internal ref partial struct ShellParser
{
    /// <summary>What a delimiter says once its quotes are removed. Nothing expands in it.</summary>
    private readonly HereDocument HereDocumentOf(Word delimiter, bool stripsTabs)
    {
        if (delimiter.Parts is [LiteralText { Quoting: Quoting.None } plain]) return new HereDocument(plain.Bytes, isQuoted: false, stripsTabs);

        var scratch = _state.Scratch;
        var before = scratch.Length;
        var isQuoted = false;
        foreach (var part in delimiter.Parts) AppendDelimiter(part, ref isQuoted);
        return new HereDocument(scratch.TakeFrom(before), isQuoted, stripsTabs);
    }

    private readonly void AppendDelimiter(WordPart part, ref bool isQuoted)
    {
        switch (part)
        {
            case LiteralText literal:
                isQuoted |= literal.Quoting is Quoting.Single or Quoting.Backslash or Quoting.AnsiC;
                _state.Scratch.Append(literal.Bytes.Span);
                break;
            case DoubleQuoted quoted:
                isQuoted = true;
                foreach (var inner in quoted.Parts) AppendDelimiter(inner, ref isQuoted);
                break;
            default:
                _state.Scratch.Append(_text.Slice(part.Span.Start, part.Span.Length));
                break;
        }
    }

    /// <summary>Reads those that are awaited here, if any; the first line of the first begins here.</summary>
    private void ReadHereDocuments()
    {
        if (_leftOver is not null) ReadHereDocuments(_leftOver, _context.LeftOverBase);
        if (_awaited is not null) ReadHereDocuments(_awaited, _context.AwaitedBase);
    }

    private void ReadHereDocuments(List<HereDocument> all, int start)
    {
        if (all.Count == start) return;
        // Taken off first: substitutions in their bodies use the same list.
        var documents = all.GetRange(start, all.Count - start);
        all.RemoveRange(start, documents.Count);
        foreach (var document in documents) ReadHereDocument(document);
    }

    private void ReadHereDocument(HereDocument document)
    {
        var start = _position;
        var end = _end;
        var behind = _end;
        var isTerminated = false;
        for (var line = start; line < _end; line = LineEnd(line, !document.IsQuoted))
        {
            if (TryPassDelimiter(document, line) is not { } found) continue;
            (end, behind, isTerminated) = (line, found, true);
            break;
        }

        var body = document.IsQuoted ? QuotedBody(start, end, document.StripsTabs) : ExpandingBody(start, end, document.StripsTabs);
        document.Complete(body, isTerminated);
        _position = behind;
    }

    /// <summary>The beginning of the next line; lines that a backslash joins are one, unless the delimiter is quoted.</summary>
    private readonly int LineEnd(int line, bool joinsLines)
    {
        while (line < _end)
        {
            var length = _text[line.._end].IndexOfAny((byte)'\n', (byte)'\\');
            if (length < 0) return _end;
            line += length + 1;
            if (_text[line - 1] == '\n') return line;
            if (joinsLines) line++;
        }

        return _end;
    }

    /// <summary>Where to go on if the line is the delimiter; null if it is not.</summary>
    private readonly int? TryPassDelimiter(HereDocument document, int line)
    {
        if (document.StripsTabs)
        {
            while (ByteAt(line) == '\t') line++;
        }

        foreach (var expected in document.Delimiter.Span)
        {
            if (!document.IsQuoted) line = PassContinuations(line);
            if (ByteAt(line) != expected) return null;
            line++;
        }

        if (!document.IsQuoted) line = PassContinuations(line);
        if (ByteAt(line) is '\n' or End) return Math.Min(line + 1, _end);
        // In a substitution, Bash goes on right behind the delimiter if the bracket follows on its line.
        if (!_context.InParentheses) return null;
        var rest = _text[line.._end];
        var length = rest.IndexOf((byte)'\n');
        return (length < 0 ? rest : rest[..length]).Contains((byte)')') ? line : null;
    }

    private readonly Word QuotedBody(int start, int end, bool stripsTabs)
    {
        var parts = NewParts(start);
        if (!stripsTabs)
        {
            if (end > start) parts.AddText(start, end, Quoting.Single);
        }
        else
        {
            for (var line = start; line < end;)
            {
                while (line < end && _text[line] == '\t') line++;
                var next = Math.Min(LineEnd(line, joinsLines: false), end);
                if (next > line) parts.AddText(line, next, Quoting.Single);
                line = next;
            }
        }

        return new Word(ByteSpan.Between(start, end), parts.ToArray(), hasUnquotedBrace: false);
    }

    private Word ExpandingBody(int start, int end, bool stripsTabs)
    {
        var outer = _end;
        (_position, _end) = (start, end);
        var outerContext = BeginSubstitution(inParentheses: false);
        var parts = NewParts();
        if (stripsTabs) SkipTabs();
        while (true)
        {
            CollectQuoted(ref parts, stripsTabs ? Stops.NewLine : Stops.None);
            if (AtEnd) break;
            TakeLiteral(ref parts, Quoting.Double);
            SkipTabs();
        }

        DropAwaited();
        EndSubstitution(outerContext);
        _position = end;
        var body = Finish(ref parts);
        _end = outer;
        return body;
    }

    private void SkipTabs()
    {
        while (Current == '\t') _position++;
    }
}
