using SigmaShake.Rules.Programs;

namespace SigmaShake.Rules.Analysis.Code;

/// <summary>Awk's pipes and files: <c>print | "command"</c>, <c>"command" | getline</c>, <c>print > "file"</c>, <c>getline &lt; "file"</c>.</summary>
internal sealed partial class CodeReader
{
    private bool ReadRedirection(CodeValue? value)
    {
        if (Now.IsSign("|"u8) || Now.IsSign("|&"u8))
        {
            Move();
            if (Now.Is(CodeTokenKind.Name, "getline"u8)) RunShell(value);
            else if (ReadExpression() is { } command) RunShell(command);
            return true;
        }

        if (_isPrinting && _parentheses == 0 && (Now.IsSign(">"u8) || Now.IsSign(">>"u8)))
        {
            var effect = Now.Value.Length == 2 ? EffectKind.Edit : EffectKind.Write;
            Move();
            if (ReadExpression() is { } file) AddFile(effect, file);
            return true;
        }

        if (value is not { Name: "getline" }) return false;
        if (Now.Kind == CodeTokenKind.Name) Move();
        if (!Now.IsSign("<"u8)) return false;
        Move();
        if (ReadExpression() is { } source) AddFile(EffectKind.Read, source);
        return true;
    }
}
