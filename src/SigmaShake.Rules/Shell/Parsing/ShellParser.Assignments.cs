using SigmaShake.Rules.Shell.Syntax;

namespace SigmaShake.Rules.Shell.Parsing;

/// <summary>Assignments, before a command and among the arguments of <c>export</c> and its kin.</summary>
internal ref partial struct ShellParser
{
    /// <summary>An argument of a command that declares variables.</summary>
    private Word ParseDeclared()
    {
        TryParseAssignment(isPrefix: false, out var word);
        return word ?? ParseWord();
    }

    /// <summary>
    /// Reads an assignment, if one stands here. Where <c>name[…]</c> turned out to be the beginning of an ordinary word, that is in
    /// <paramref name="word"/>; else nothing has moved.
    /// </summary>
    /// <param name="isPrefix">Whether it stands before a command: then blanks may stand in the brackets, and no word is made of it.</param>
    private Assignment? TryParseAssignment(bool isPrefix, out Word? word)
    {
        word = null;
        var start = _position;
        if (!ByteClass.IsNameStart(Current)) return null;
        var name = TakeName();
        if (Current != '[' && !AtAssignmentOperator())
        {
            _position = start;
            return null;
        }

        var parts = NewParts(start);
        Word? index = null;
        var isAssignment = true;
        if (Current == '[')
        {
            parts.AddText(start, _position, Quoting.None);
            isAssignment = ParseIndex(ref parts, isPrefix ? Stops.None : Stops.Word, out index) && AtAssignmentOperator();
        }

        if (!isAssignment)
        {
            CollectUnquoted(ref parts, Stops.Word);
            word = Finish(ref parts);
            return null;
        }

        var appends = TakeAssignmentOperator();
        if (Current == '(')
        {
            var elements = ParseArray();
            var array = new Assignment(From(start), name, index, appends, value: null, elements);
            if (!isPrefix) word = DeclaredWord(ref parts, start, array);
            return array;
        }

        if (isPrefix)
        {
            var plain = ParseValue();
            return new Assignment(From(start), name, index, appends, plain, elements: null);
        }

        var valueStart = _position;
        if (index is null) parts.AddText(start, valueStart, Quoting.None);
        else parts.AddText(valueStart - (appends ? 2 : 1), valueStart, Quoting.None);
        parts.Flush();
        var before = parts.Count;
        parts.IsAssigned = true;
        CollectUnquoted(ref parts, Stops.Word);
        var value = new Word(From(valueStart), parts.ToArray(before), parts.HasUnquotedBrace);
        var assignment = new Assignment(From(start), name, index, appends, value, elements: null);
        word = new Word(From(start), parts.ToArray(), parts.HasUnquotedBrace, assignment);
        return assignment;
    }

    private Word DeclaredWord(ref PartCollector parts, int start, Assignment array)
    {
        // The beginning as it is written; what follows is in the assignment alone.
        if (array.Index is null) parts.AddText(start, start + array.Name.Length, Quoting.None);
        return new Word(From(start), parts.ToArray(), parts.HasUnquotedBrace, array);
    }

    private Word ParseValue()
    {
        var parts = NewParts();
        parts.IsAssigned = true;
        CollectUnquoted(ref parts, Stops.Word);
        return Finish(ref parts);
    }

    private readonly bool AtAssignmentOperator() => Current == '=' || (Current == '+' && Next == '=');

    private bool TakeAssignmentOperator()
    {
        var appends = Take('+');
        Advance();
        return appends;
    }

    /// <summary>Reads <c>[…]</c>, which also becomes part of the word that it may be the beginning of.</summary>
    /// <param name="enders">What ends it before the bracket.</param>
    /// <returns>Whether the bracket was found.</returns>
    private bool ParseIndex(ref PartCollector parts, Stops enders, out Word index)
    {
        TakeLiteral(ref parts, Quoting.None);
        index = ParseSubscript(enders);
        parts.Flush();
        foreach (var part in index.Parts) parts.Add(part);
        if (Current != ']') return false;
        TakeLiteral(ref parts, Quoting.None);
        return true;
    }

    /// <summary>Reads up to, not over, the bracket that closes a subscript.</summary>
    private Word ParseSubscript(Stops enders)
    {
        var parts = NewParts();
        var open = _position - 1;
        var depth = 0;
        while (true)
        {
            CollectUnquoted(ref parts, enders | Stops.OpenBracket | Stops.CloseBracket, hasExtendedGlobs: false);
            if (AtEnd && enders == Stops.None) Note(ShellProblemKind.UnterminatedExpansion, new ByteSpan(open, 1));
            if (AtEnd || Current is not ('[' or ']') || (depth == 0 && Current == ']')) return Finish(ref parts);
            depth += Current == '[' ? 1 : -1;
            TakeLiteral(ref parts, Quoting.None);
        }
    }

    private ArrayElement[] ParseArray()
    {
        var open = _position;
        var elements = default(ArrayBuilder<ArrayElement>);
        Advance();
        while (true)
        {
            SkipLines();
            if (AtEnd || IsExhausted())
            {
                Note(ShellProblemKind.UnterminatedExpansion, new ByteSpan(open, 1));
                break;
            }

            if (Take(')')) break;
            if (AtWordEnd()) SkipStrayToken();
            else elements.Add(ParseElement());
        }

        return elements.ToArray();
    }

    private ArrayElement ParseElement()
    {
        var start = _position;
        _state.CountNode();
        if (Current != '[')
        {
            var plain = ParseWord();
            return new ArrayElement(plain.Span, index: null, appends: false, plain);
        }

        var parts = NewParts();
        if (ParseIndex(ref parts, Stops.None, out var index) && AtAssignmentOperator())
        {
            var appends = TakeAssignmentOperator();
            var value = ParseValue();
            return new ArrayElement(From(start), index, appends, value);
        }

        CollectUnquoted(ref parts, Stops.Word);
        var word = Finish(ref parts);
        return new ArrayElement(word.Span, index: null, appends: false, word);
    }

    /// <summary>Steps over a variable's name.</summary>
    private ReadOnlyMemory<byte> TakeName()
    {
        var start = _position;
        while (_position < _end && ByteClass.IsNamePart(_text[_position])) _position++;
        if (PassContinuations(_position) == _position) return _memory[start.._position];

        var scratch = _state.Scratch;
        var before = scratch.Length;
        scratch.Append(_text[start.._position]);
        for (_position = PassContinuations(_position); ByteClass.IsNamePart(Current); Advance()) scratch.Append((byte)Current);
        return scratch.TakeFrom(before);
    }

    private readonly bool AtAssignmentOrRedirection()
    {
        if (AtRedirection(out _)) return true;
        if (!ByteClass.IsNameStart(Current)) return false;
        var position = _position;
        while (ByteClass.IsNamePart(ByteAt(position))) position = PassContinuations(position + 1);
        return ByteAt(position) is '=' or '[' || (ByteAt(position) == '+' && ByteAt(PassContinuations(position + 1)) == '=');
    }
}
