using SigmaShake.Rules.Programs;

namespace SigmaShake.Rules.Analysis.Code;

/// <summary>What follows a value: members, calls, indexes.</summary>
internal sealed partial class CodeReader
{
    // Modules whose names are used without them (`from os import *`).
    private readonly List<string> _opened = [];

    private CodeValue ReadPostfix(CodeValue value)
    {
        var isCalled = false;
        while (true)
        {
            if (IsMemberSign() && Next.Kind == CodeTokenKind.Name)
            {
                if (!isCalled && _syntax.Language == Language.Ruby) value = CalledWithout(value);
                Move();
                value = Member(value, NameOf(Now));
                Move();
                isCalled = false;
            }
            else if (Now.IsSign("->"u8) && Next.Kind == CodeTokenKind.Sign && Next.Value.Span is [(byte)'(' or (byte)'[' or (byte)'{'])
            {
                Move();
                value = CodeValue.Unknown;
                break;
            }
            else if (Now.IsSign("("u8) && value.Name is not null)
            {
                if (value.FetchedFrom is { } url && value.Name.EndsWith(".then", StringComparison.Ordinal)) RememberParameter(url);
                Move();
                var items = new List<CodeItem>();
                _parentheses++;
                ReadItems(items, ")"u8);
                _parentheses--;
                value = Call(value, items);
                isCalled = true;
            }
            else if (Now.IsSign("["u8) && !(value.Name is { } word && CodeWords.IsBeforeValue(System.Text.Encoding.UTF8.GetBytes(word)))
                && !(_syntax.HasBareCalls && Find(value) is not null))
            {
                value = Indexed(value, ReadBrackets((byte)'['));
            }
            else if (!isCalled && _syntax.HasBareCalls && Find(value) is not null && IsArgumentAhead())
            {
                value = Call(value, ReadBareArguments());
                isCalled = true;
            }
            else
            {
                break;
            }
        }

        return !isCalled && _syntax.Language == Language.Ruby ? CalledWithout(value) : value;
    }

    private bool IsMemberSign() => Now.Kind == CodeTokenKind.Sign
        && (Now.Value.Span.SequenceEqual("->"u8) || Now.Value.Span.SequenceEqual("::"u8) || Now.Value.Span.SequenceEqual("?."u8)
            || (Now.Value.Span.SequenceEqual("."u8) && _syntax.Concatenation != "."));

    // In Ruby a method may be called without any argument: `path.rmtree`.
    private CodeValue CalledWithout(CodeValue value) => value.Self is not null && Find(value) is not null ? Call(value, []) : value;

    private static CodeValue Member(CodeValue value, string member)
    {
        var isMethod = value.Type is not null || !value.IsUnknown || value.Items is not null || value.Name is null;
        var name = isMethod ? $"{value.Type ?? "str"}.{member}" : $"{value.Name}.{member}";
        return CodeValue.Unknown with { Name = name.Length <= CodeLimits.MaxNameBytes ? name : null, Self = isMethod ? value
            : null, FetchedFrom = value.FetchedFrom };
    }

    private static CodeValue Indexed(CodeValue value, CodeValue index)
    {
        if (index.Items is not [{ Key: null,
            Value: { IsUnknown: false, Text: { Length: < 32 } text } }]) return CodeValue.Unknown with { FetchedFrom = value.FetchedFrom };
        if (value.Items is { } items) return int.TryParse(text.Span, null, out var at) && at >= 0 && at < items.Count ? items[at].Value
            : CodeValue.Unknown;
        return Member(value, System.Text.Encoding.UTF8.GetString(text.Span));
    }

    // `.then(r => …)`: what comes in is what was fetched.
    private void RememberParameter(ReadOnlyMemory<byte> url)
    {
        for (var i = _at + 1; i < _tokens.Count && i <= _at + 4; i++)
        {
            if (_tokens[i].Kind != CodeTokenKind.Name || _tokens[i].Is(CodeTokenKind.Name, "async"u8)
                || _tokens[i].Is(CodeTokenKind.Name, "function"u8)) continue;
            if (!_tokens[i + 1].IsSign("=>"u8) && !_tokens[i + 1].IsSign(")"u8)) return;
            if (_table.Find(NameOf(_tokens[i])) is null) _names[NameOf(_tokens[i])] = CodeValue.Fetched(url);
            return;
        }
    }

    private bool IsArgumentAhead() => Now.Kind switch
    {
        CodeTokenKind.Text or CodeTokenKind.Words or CodeTokenKind.Command => true,
        CodeTokenKind.Name => !IsModifier(Now.Value.Span),
        CodeTokenKind.Sign => Now.IsSign("["u8) && _syntax.Language == Language.Ruby,
        _ => false,
    };

    private static bool IsModifier(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("if"u8) || name.SequenceEqual("unless"u8) || name.SequenceEqual("or"u8) || name.SequenceEqual("and"u8)
            || name.SequenceEqual("do"u8) || name.SequenceEqual("for"u8)
        || name.SequenceEqual("foreach"u8) || name.SequenceEqual("while"u8) || name.SequenceEqual("rescue"u8) || name.SequenceEqual("then"u8)
            || name.SequenceEqual("end"u8);

    private List<CodeItem> ReadBareArguments()
    {
        var items = new List<CodeItem>();
        while (ReadExpression() is { } value)
        {
            string? key = null;
            if (Now.IsSign(":"u8) || Now.IsSign("=>"u8))
            {
                Move();
                key = TextOf(value);
                value = ReadExpression() ?? CodeValue.Unknown;
            }

            Keep(items, key, value);
            if (!Now.IsSign(","u8)) break;
            Move();
        }

        return items;
    }
}
