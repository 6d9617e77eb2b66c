namespace SigmaShake.Rules.Programs;

/// <summary>What an item of a line is.</summary>
internal enum ItemKind : byte
{
    /// <summary>An option: <c>-o|--output=write</c>.</summary>
    Option,

    /// <summary>The next operand: <c>read+</c>.</summary>
    Operand,

    /// <summary>An operand that names its meaning: <c>of=write</c>.</summary>
    Keyed,

    /// <summary>The operands that follow in the line are those behind <c>--</c>.</summary>
    Dashes,

    /// <summary>A word of <see cref="ProgramTraits"/>.</summary>
    Trait,

    /// <summary><c>recursive</c>, or <c>recursive:-r|-R</c> where options make it so.</summary>
    Recursive,

    /// <summary><c>stdin:LANG</c>: without other code, standard input is a program.</summary>
    StandardInput,

    /// <summary><c>does write/ .</c>: an effect that no word stands for.</summary>
    Does,

    /// <summary><c>until :::</c>: the word that ends the inner command.</summary>
    Until,
}

/// <summary>One item of a line.</summary>
/// <param name="Text">As it stands; for <see cref="ItemKind.Does"/> its role.</param>
/// <param name="When">The condition that it stands under; empty for none.</param>
/// <param name="Word">The word of <c>else</c>, <c>does</c> and <c>until</c>; empty for none.</param>
internal readonly record struct Item(ItemKind Kind, TableSpan Text, TableSpan When, TableSpan Word);
