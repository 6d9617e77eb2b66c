namespace SigmaShake.Rules.Shell.Syntax;

/// <summary><c>name=value</c>, <c>name[index]=value</c>, <c>name+=value</c> or <c>name=(…)</c>.</summary>
internal sealed class Assignment(ByteSpan span, ReadOnlyMemory<byte> name, Word? index, bool appends, Word? value, ArrayElement[]? elements)
    : ShellNode(span)
{
    public ReadOnlyMemory<byte> Name { get; } = name;

    /// <summary>What stands in square brackets behind the name; null without.</summary>
    public Word? Index { get; } = index;

    /// <summary>Whether it is <c>+=</c>.</summary>
    public bool Appends { get; } = appends;

    /// <summary>Has no parts if nothing is assigned; null for an array.</summary>
    public Word? Value { get; } = value;

    /// <summary>Null if it is no array.</summary>
    public ArrayElement[]? Elements { get; } = elements;
}

/// <summary>One of an array's elements: <c>value</c>, <c>[index]=value</c> or <c>[index]+=value</c>.</summary>
internal sealed class ArrayElement(ByteSpan span, Word? index, bool appends, Word value) : ShellNode(span)
{
    /// <summary>Null without one.</summary>
    public Word? Index { get; } = index;

    public bool Appends { get; } = appends;

    public Word Value { get; } = value;
}
