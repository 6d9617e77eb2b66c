using SigmaShake.Rules.Programs;

namespace SigmaShake.Rules.Analysis.Code;

/// <summary>Names that get a meaning: imports and assignments.</summary>
internal sealed partial class CodeReader
{
    private bool ReadImport()
    {
        if (_syntax.Language is not (Language.Python or Language.JavaScript) || Now.Kind != CodeTokenKind.Name) return false;
        if (Now.Value.Span.SequenceEqual("from"u8) && _syntax.Language == Language.Python && Next.Kind == CodeTokenKind.Name)
        {
            Move();
            var module = ReadDotted();
            if (!Now.Is(CodeTokenKind.Name, "import"u8)) return true;
            Move();
            if (Now.IsSign("("u8)) Move();
            if (Now.IsSign("*"u8)) _opened.Add(module);
            ReadImported(module);
            return true;
        }

        if (!Now.Value.Span.SequenceEqual("import"u8) || Next.IsSign("("u8) || Next.IsSign("."u8)) return false;
        Move();
        if (_syntax.Language == Language.Python) ReadImported("");
        else ReadScriptImport();
        return true;
    }

    // `a.b as c, d`: of a module, or modules themselves.
    private void ReadImported(string module)
    {
        while (Now.Kind == CodeTokenKind.Name)
        {
            var name = ReadDotted();
            var local = name;
            if (Now.Is(CodeTokenKind.Name, "as"u8) && Next.Kind == CodeTokenKind.Name)
            {
                Move();
                local = NameOf(Now);
                Move();
            }

            if (module.Length > 0) Define(local, $"{module}.{name}");
            else if (local != name) Define(local, name);
            if (!Now.IsSign(","u8)) return;
            Move();
        }
    }

    // `x from 'm'`, `* as x from 'm'`, `{ a as b } from 'm'`.
    private void ReadScriptImport()
    {
        var locals = new List<(string Member, string Local)>();
        var isInBraces = false;
        for (; Now.Kind is CodeTokenKind.Name or CodeTokenKind.Sign or CodeTokenKind.LineEnd; Move())
        {
            if (Now.IsSign(";"u8) || Now.IsSign("("u8)) return;
            if (Now.Kind == CodeTokenKind.LineEnd && !isInBraces) return;
            if (Now.Kind == CodeTokenKind.Sign) isInBraces = Now.Value.Span[0] == (byte)'{' || (isInBraces && Now.Value.Span[0] != (byte)'}');
            if (Now.Kind != CodeTokenKind.Name || Now.Value.Span.SequenceEqual("from"u8)) continue;
            if (!Now.Value.Span.SequenceEqual("as"u8) && locals.Count < CodeLimits.MaxItems) locals.Add((isInBraces ? NameOf(Now) : "", NameOf(Now)));
            else if (Next.Kind == CodeTokenKind.Name)
            {
                Move();
                if (locals.Count > 0 && isInBraces) locals[^1] = (locals[^1].Member, NameOf(Now));
                else locals.Add(("", NameOf(Now)));
            }
        }

        if (Now.Kind != CodeTokenKind.Text) return;
        var module = NameOf(Now);
        foreach (var (member, local) in locals) Define(local, member.Length == 0 || member == "default" ? module : $"{module}.{member}");
    }

    private string ReadDotted()
    {
        var name = NameOf(Now);
        Move();
        while (Now.IsSign("."u8) && Next.Kind == CodeTokenKind.Name)
        {
            Move();
            if (name.Length < CodeLimits.MaxNameBytes) name = $"{name}.{NameOf(Now)}";
            Move();
        }

        return name;
    }

    private void Define(string local, string name)
    {
        if (local.Length > 0 && _names.Count < CodeLimits.MaxNames) _names[local] = CodeValue.Unknown with { Name = name };
    }

    private bool ReadAssignment(ref string? key, ref CodeValue? value)
    {
        while (Now.Kind == CodeTokenKind.Name && IsDeclaration(Now.Value.Span) && Next.Kind is CodeTokenKind.Name or CodeTokenKind.Sign) Move();
        if (Now.IsSign("{"u8) && _syntax.Language == Language.JavaScript && Pattern() is { } members)
        {
            var source = ReadExpression();
            foreach (var (member, local) in members) if (source?.Name is { } module) Define(local, $"{module}.{member}");
            return true;
        }

        List<string>? names = null;
        while (Now.Kind == CodeTokenKind.Name && Next.IsSign("="u8))
        {
            (names ??= []).Add(NameOf(Now));
            Move();
            Move();
        }

        if (names is null) return false;
        var isArgument = _parentheses > 0;
        value = ReadExpression() ?? CodeValue.Unknown;
        if (isArgument) key = names[0];
        if (isArgument && _syntax.Language == Language.Python) return true;
        foreach (var name in names) Remember(name, value);
        return true;
    }

    // `{ a, b: c } =`, the braces first; nothing is passed where it is none.
    private List<(string Member, string Local)>? Pattern()
    {
        var members = new List<(string Member, string Local)>();
        for (var i = _at + 1; i < _tokens.Count && i < _at + CodeLimits.MaxItems; i++)
        {
            var token = _tokens[i];
            if (token.IsSign("}"u8))
            {
                if (!_tokens[i + 1].IsSign("="u8)) return null;
                _at = i + 2;
                return members;
            }

            if (token.Kind == CodeTokenKind.Name && members.Count > 0 && _tokens[i - 1].IsSign(":"u8)) members[^1] =
                (members[^1].Member, NameOf(token));
            else if (token.Kind == CodeTokenKind.Name) members.Add((NameOf(token), NameOf(token)));
            else if (token.Kind != CodeTokenKind.LineEnd && !token.IsSign(","u8) && !token.IsSign(":"u8)) return null;
        }

        return null;
    }

    private static bool IsDeclaration(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("const"u8) || name.SequenceEqual("let"u8) || name.SequenceEqual("var"u8) || name.SequenceEqual("my"u8)
            || name.SequenceEqual("our"u8) || name.SequenceEqual("local"u8);
}
