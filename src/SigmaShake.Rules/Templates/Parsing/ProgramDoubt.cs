using System.Text;
using SigmaShake.Rules.Patterns;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Templates.Parsing;

/// <summary>Finds programs of a template that no command can have: what holds a slash is no base name.</summary>
internal static class ProgramDoubt
{
    public static PatternError? Of(ParsedTemplate template)
    {
        foreach (var alternative in template.Program)
        {
            if (CommandTemplate.RequiredOf([alternative]) is not { } required) continue;
            if (!required.TrueForAll(name => name.AsSpan().Contains((byte)'/'))) continue;
            var span = new TextSpan(alternative.Value.Start, alternative.Value.Length);
            var text = template.Text.Substring(span.Start, span.Length);
            return new PatternError(
                PatternErrorKind.Syntax,
                "a program is compared by its name without folders, which holds no slash",
                $"write `{Encoding.UTF8.GetString(LastSegment(Encoding.UTF8.GetBytes(text)))}`, which fits it in every folder",
                span);
        }

        return null;
    }

    private static ReadOnlySpan<byte> LastSegment(ReadOnlySpan<byte> text)
    {
        var name = text[(text.LastIndexOf((byte)'/') + 1)..];
        return name.IsEmpty ? "*"u8 : name;
    }
}
