using System.Text;
using SigmaShake.Rules.Analysis.Outputs;
using SigmaShake.Rules.Programs;

namespace SigmaShake.Rules.Analysis.Code;

/// <summary>Expressions: constants, what they are put together from, and the calls among them.</summary>
internal sealed partial class CodeReader
{
    private int _holes;

    /// <summary>Reads an expression; null where none begins, and then nothing need have been passed.</summary>
    private CodeValue? ReadExpression()
    {
        if (!Enter(default)) return null;
        var value = ReadOperand();
        if (value is not null) value = ReadOperators(value);
        _depth--;
        return value;
    }

    private CodeValue ReadOperators(CodeValue value)
    {
        ByteBuilder? text = null;
        var first = value;
        while (true)
        {
            if (Now.Kind == CodeTokenKind.Sign && Now.Value.Span.SequenceEqual("/"u8) && value.Type == "Path")
            {
                Move();
                if (ReadOperand() is { } part) value = Joined([value, part]) with { Type = "Path" };
                continue;
            }

            var isJoined = IsConcatenation();
            if (isJoined) Move();
            else if (!(_syntax.JoinsTexts && Now.Kind == CodeTokenKind.Text && !first.IsUnknown && first.Items is null)
                && !IsAwkConcatenation(value)) break;
            if (ReadOperand() is not { } operand) break;
            if (first.Items is { } members && operand.Items is { } more)
            {
                value = first = new CodeValue { Items = [.. members.Take(CodeLimits.MaxItems), .. more.Take(CodeLimits.MaxItems)] };
                continue;
            }

            if (text is null)
            {
                text = new ByteBuilder(CodeLimits.MaxTextBytes);
                text.Add(first.Text.Span);
            }

            if (operand.IsUnknown && !value.IsUnknown) value = value with { IsUnknown = true, KnownBytes = text.Length };
            value = value with { FetchedFrom = value.FetchedFrom ?? operand.FetchedFrom, Name = null, Self = null, Items = null };
            text.Add(operand.Text.Span);
        }

        return text is null ? value : Limited(value, text);
    }

    private bool IsConcatenation() => Now.Kind == CodeTokenKind.Sign && Now.Value.Length == _syntax.Concatenation.Length
        && Now.Value.Span[0] == _syntax.Concatenation[0]
        && (_syntax.Concatenation.Length == 1 || Now.Value.Span[1] == _syntax.Concatenation[1]);

    private bool IsAwkConcatenation(CodeValue value) => _syntax.Language == Language.Awk && value.Name != "getline"
        && (Now.Kind is CodeTokenKind.Text
        || (Now.Kind == CodeTokenKind.Name && !Now.Value.Span.SequenceEqual("getline"u8) && !CodeWords.IsBeforeValue(Now.Value.Span)));

    private CodeValue Limited(CodeValue value, ByteBuilder text)
    {
        _work += text.Length;
        return text.IsFull || _work > CodeLimits.MaxWork ? CodeValue.Unknown : value with { Text = text.ToArray() };
    }

    private CodeValue Joined(ReadOnlySpan<CodeValue> parts)
    {
        var text = new ByteBuilder(CodeLimits.MaxTextBytes);
        var value = CodeValue.Of(default);
        foreach (var part in parts)
        {
            if (part.Text.Span.StartsWith("/"u8) && !value.IsUnknown) text = new ByteBuilder(CodeLimits.MaxTextBytes);
            else if (text.Length > 0 && text.Written[^1] != (byte)'/') text.Add((byte)'/');
            if (part.IsUnknown && !value.IsUnknown) value = value with { IsUnknown = true, KnownBytes = text.Length };
            text.Add(part.Text.Span);
        }

        return Limited(value, text);
    }

    private CodeValue? ReadOperand()
    {
        while (Now.Kind == CodeTokenKind.Sign
            ? Now.Value.Span is [(byte)'!' or (byte)'-' or (byte)'+' or (byte)'&' or (byte)'*' or (byte)'~' or (byte)'\\' or (byte)'@']
            : Now.Kind == CodeTokenKind.Name && IsPrefix(Now.Value.Span)) Move();
        return ReadPrimary() is { } value ? ReadPostfix(value) : null;
    }

    private static bool IsPrefix(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("await"u8) || name.SequenceEqual("new"u8) || name.SequenceEqual("not"u8) || name.SequenceEqual("return"u8)
            || name.SequenceEqual("void"u8) || name.SequenceEqual("typeof"u8);

    private CodeValue? ReadPrimary()
    {
        var token = Now;
        switch (token.Kind)
        {
            case CodeTokenKind.Text:
                Move();
                return Filled(token);
            case CodeTokenKind.Command:
                Move();
                Add(DeedKind.Script, Filled(token).ToWord());
                return CodeValue.Unknown;
            case CodeTokenKind.Words:
                Move();
                return new CodeValue { Items = Split(token.Value) };
            case CodeTokenKind.Number:
                Move();
                return CodeValue.Of(token.Value);
            case CodeTokenKind.Name:
                Move();
                return NamedValue(NameOf(token));
            case CodeTokenKind.Sign when token.Value.Span is [(byte)'(' or (byte)'[' or (byte)'{']:
                return ReadBrackets(token.Value.Span[0]);
            default: return null;
        }
    }

    private CodeValue ReadBrackets(byte open)
    {
        Move();
        var items = new List<CodeItem>();
        if (open != (byte)'{') _parentheses++;
        ReadItems(items, open == (byte)'(' ? ")"u8 : open == (byte)'[' ? "]"u8 : "}"u8);
        if (open != (byte)'{') _parentheses--;
        return open == (byte)'(' && items is [{ Key: null, Value: var only }] ? only
            : new CodeValue { Items = items, IsUnknown = true, Text = CodeValue.Unknown.Text };
    }

    private CodeValue NamedValue(string name)
    {
        if (name.Length > 0 && _names.TryGetValue(name, out var value)) return value.Items is null && value.Name is null && value.IsUnknown
            ? value with { Name = name } : value;
        return CodeValue.Unknown with { Text = Encoding.UTF8.GetBytes($"${{{name.TrimStart('$', '@', '%')}}}"), Name = name };
    }

    /// <summary>A text with the values of its holes; the code in them is read as well.</summary>
    private CodeValue Filled(in CodeToken token)
    {
        if (token.Holes is null) return CodeValue.Of(token.Value);
        var text = new ByteBuilder(CodeLimits.MaxTextBytes);
        var value = CodeValue.Of(default);
        var at = 0;
        foreach (var hole in token.Holes)
        {
            text.Add(token.Value.Span[at..hole.At]);
            at = hole.At;
            var filling = ReadHole(hole.Source);
            if (filling.IsUnknown && !value.IsUnknown) value = value with { IsUnknown = true, KnownBytes = text.Length };
            value = value with { FetchedFrom = value.FetchedFrom ?? filling.FetchedFrom };
            text.Add(filling.Text.Span);
        }

        text.Add(token.Value.Span[at..]);
        return Limited(value, text);
    }

    private CodeValue ReadHole(ReadOnlyMemory<byte> source)
    {
        // Each level is told apart anew.
        if (_holes >= CodeLimits.MaxHoles) Add(DeedKind.More);
        if (_holes >= CodeLimits.MaxHoles) return CodeValue.Unknown;
        _holes++;
        var (tokens, at) = (_tokens, _at);
        (_tokens, _at) = (CodeScanner.Scan(_syntax, source), 0);
        var items = new List<CodeItem>();
        ReadItems(items, default);
        (_tokens, _at) = (tokens, at);
        _holes--;
        if (items is not [{ Key: null, Value: var only }]) return CodeValue.Unknown;

        // In Perl and PHP a bare name in braces is the variable's.
        if (_syntax.HasSigils && only.Name is { } name && !name.StartsWith('$') && _names.TryGetValue('$' + name, out var variable)) return variable;
        return only;
    }

    private static List<CodeItem> Split(ReadOnlyMemory<byte> text)
    {
        var items = new List<CodeItem>();
        foreach (var range in text.Span.SplitAny(" \t\r\n"u8))
        {
            var (start, length) = range.GetOffsetAndLength(text.Length);
            if (length > 0) Keep(items, null, CodeValue.Of(text.Slice(start, length)));
        }

        return items;
    }
}
