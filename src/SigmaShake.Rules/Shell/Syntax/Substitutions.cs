namespace SigmaShake.Rules.Shell.Syntax;

/// <summary>The output of a script.</summary>
internal sealed class CommandSubstitution(ByteSpan span, SubstitutionForm form, ShellScript script) : WordPart(span)
{
    public SubstitutionForm Form { get; } = form;

    public ShellScript Script { get; } = script;
}

/// <summary>How a command substitution is written.</summary>
internal enum SubstitutionForm
{
    /// <summary><c>$(…)</c></summary>
    Parentheses,

    /// <summary><c>`…`</c></summary>
    Backticks,

    /// <summary><c>${ …; }</c> or <c>${|…; }</c>, which run in the shell itself (bash 5.3, mksh).</summary>
    Braces,
}

/// <summary>A script as a file: <c>&lt;(…)</c> or <c>&gt;(…)</c>.</summary>
internal sealed class ProcessSubstitution(ByteSpan span, bool isOutput, ShellScript script) : WordPart(span)
{
    /// <summary>Whether it is <c>&gt;(…)</c>, which reads what is written to the file.</summary>
    public bool IsOutput { get; } = isOutput;

    public ShellScript Script { get; } = script;
}

/// <summary><c>$((…))</c>, or <c>$[…]</c> of old.</summary>
internal sealed class ArithmeticExpansion(ByteSpan span, WordPart[] parts) : WordPart(span)
{
    /// <summary>The expression, as if in double quotes.</summary>
    public WordPart[] Parts { get; } = parts;
}
