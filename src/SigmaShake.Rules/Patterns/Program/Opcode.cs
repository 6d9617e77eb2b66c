namespace SigmaShake.Rules.Patterns.Program;

/// <summary>What an instruction does. The first two consume a code point. As wide as its neighbours, so that no padding is ever stored.</summary>
internal enum Opcode
{
    /// <summary>Goes on if the code point is the argument.</summary>
    Literal,

    /// <summary>Goes on if the code point is in the set that the argument numbers.</summary>
    Set,

    /// <summary>Goes on at the next instruction and, less preferred, at the one that the argument numbers.</summary>
    Split,

    /// <summary>Goes on if the <see cref="Syntax.AssertionKind"/> that the argument is holds here.</summary>
    Assert,

    /// <summary>Goes on if the look-around that the argument numbers holds here.</summary>
    Look,

    /// <summary>Goes on if the look-around that the argument numbers does not hold here.</summary>
    NotLook,

    /// <summary>The pattern has matched.</summary>
    Match,
}
