namespace SigmaShake.Rules.Shell.Syntax;

/// <summary><c>$name</c> or <c>${…}</c></summary>
internal sealed class ParameterExpansion(ByteSpan span, ReadOnlyMemory<byte> name, ParameterPrefix prefix, Word? subscript) : WordPart(span)
{
    /// <summary>A variable's name, a positional parameter's digits, or the character of a special one; empty if it is none of these.</summary>
    public ReadOnlyMemory<byte> Name { get; } = name;

    public ParameterPrefix Prefix { get; } = prefix;

    /// <summary>What stands in square brackets behind the name; null without.</summary>
    public Word? Subscript { get; } = subscript;

    public ParameterOperator Operator { get; init; }

    /// <summary>Whether the operator has a colon: empty counts as unset.</summary>
    public bool TestsEmpty { get; init; }

    /// <summary>What stands behind the operator: the word, the pattern, the offset, the letter; null without an operator.</summary>
    public Word? Operand { get; init; }

    /// <summary>The replacement, or the length of a substring; null without.</summary>
    public Word? SecondOperand { get; init; }
}

/// <summary>What stands before the name.</summary>
internal enum ParameterPrefix
{
    None,

    /// <summary><c>${#name}</c></summary>
    Length,

    /// <summary><c>${!name}</c></summary>
    Indirect,
}

/// <summary>What is done with the value.</summary>
internal enum ParameterOperator
{
    None,

    /// <summary><c>-</c></summary>
    Default,

    /// <summary><c>=</c></summary>
    AssignDefault,

    /// <summary><c>?</c></summary>
    Fail,

    /// <summary><c>+</c></summary>
    Alternative,

    /// <summary><c>#</c></summary>
    RemovePrefix,

    /// <summary><c>##</c></summary>
    RemoveLongestPrefix,

    /// <summary><c>%</c></summary>
    RemoveSuffix,

    /// <summary><c>%%</c></summary>
    RemoveLongestSuffix,

    /// <summary><c>/</c></summary>
    Replace,

    /// <summary><c>//</c></summary>
    ReplaceAll,

    /// <summary><c>/#</c></summary>
    ReplacePrefix,

    /// <summary><c>/%</c></summary>
    ReplaceSuffix,

    /// <summary><c>^</c></summary>
    UpperFirst,

    /// <summary><c>^^</c></summary>
    UpperAll,

    /// <summary><c>,</c></summary>
    LowerFirst,

    /// <summary><c>,,</c></summary>
    LowerAll,

    /// <summary><c>~</c></summary>
    ToggleFirst,

    /// <summary><c>~~</c></summary>
    ToggleAll,

    /// <summary><c>:offset:length</c></summary>
    Substring,

    /// <summary><c>@Q</c> and the like; the operand is the letter.</summary>
    Transform,

    /// <summary><c>${!prefix*}</c> or <c>${!prefix@}</c>; the operand is the last character.</summary>
    NamesWithPrefix,

    /// <summary>No shell that is known here gives it a meaning; the operand is all that was found.</summary>
    Unknown,
}
