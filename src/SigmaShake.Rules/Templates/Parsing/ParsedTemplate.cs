using SigmaShake.Rules.Patterns;
using SigmaShake.Rules.Templates.Layout;

namespace SigmaShake.Rules.Templates.Parsing;

/// <summary>A template that was understood. Every word is its alternatives.</summary>
internal sealed record ParsedTemplate(
    string Text, IReadOnlyList<ParsedAlternative> Program, IReadOnlyList<ParsedAlternative[]> Options, IReadOnlyList<ParsedAlternative[]> Operands)
{
    /// <summary>Does what is dear about laying its globs out.</summary>
    public void Prepare()
    {
        foreach (var alternative in Program) alternative.Value.Glob?.Prepare();
        foreach (var alternative in Options.Concat(Operands).SelectMany(word => word)) alternative.Value.Glob?.Prepare();
    }
}

/// <summary>One alternative of a word.</summary>
/// <param name="Form">How the option is written; <see cref="OptionForm.None"/> for what is no option.</param>
/// <param name="Name">The option's name with its dashes, UTF-8.</param>
/// <param name="Value">The operand, or the option's value.</param>
internal sealed record ParsedAlternative(OptionForm Form, byte[] Name, ParsedValue Value);

/// <summary>What a text is held against.</summary>
/// <param name="Kind">How.</param>
/// <param name="IsHome">Whether what it says stands behind the home directory.</param>
/// <param name="Literal">Of a literal.</param>
/// <param name="Glob">Of a glob.</param>
/// <param name="Start">Where it stands in the template.</param>
/// <param name="Length">How long it is there.</param>
internal sealed record ParsedValue(ValueKind Kind, bool IsHome, byte[] Literal, TextPattern? Glob, int Start, int Length)
{
    /// <summary>No value.</summary>
    public static readonly ParsedValue None = new(ValueKind.None, IsHome: false, [], null, 0, 0);
}
