namespace SigmaShake.Rules.Programs;

/// <summary>How a program reads its words, beside its options and operands.</summary>
[Flags]
internal enum ProgramTraits : ushort
{
    /// <summary>Options anywhere, clusters of short ones, <c>--</c> ends them.</summary>
    None = 0,

    /// <summary>The first operand is a subcommand.</summary>
    Subcommands = 1,

    /// <summary>The options before the subcommand may stand after it as well.</summary>
    Anywhere = 2,

    /// <summary>Options end at the first operand.</summary>
    InOrder = 4,

    /// <summary>A single dash begins a long option (<c>find -name</c>): no clusters.</summary>
    LongDash = 8,

    /// <summary>The first word may be options without a dash (<c>tar xzf</c>).</summary>
    Bundle = 16,

    /// <summary>A word with a dash that is no known option is an operand (<c>chmod -x</c>).</summary>
    Strict = 32,

    /// <summary>Operands are <c>KEY=VALUE</c> (<c>dd of=x</c>).</summary>
    Keyed = 64,

    /// <summary>Operands are an expression: <c>( ) ! ,</c> are its signs (<c>find</c>).</summary>
    Expression = 128,

    /// <summary>Words of the form <c>NAME=VALUE</c> are assignments, not operands.</summary>
    Assignments = 256,

    /// <summary>It reaches the network whatever its words are.</summary>
    Network = 512,

    /// <summary>What it runs, it runs on another machine or in another file system.</summary>
    Elsewhere = 1024,

    /// <summary>It appends words that it reads to the command that it runs.</summary>
    Appends = 2048,

    /// <summary>What some option's value means depends on other options.</summary>
    OptionsDepend = 4096,

    /// <summary>What operands mean depends on options.</summary>
    OperandsDepend = 8192,

    /// <summary>It goes to its new folder before it looks at any option's value (<c>make -C d -f m</c>).</summary>
    CwdFirst = 16384,
}

/// <summary>The traits by the words of the table.</summary>
internal static class ProgramTrait
{
    /// <summary>Whether <paramref name="trait"/> is among them.</summary>
    public static bool Has(this ProgramTraits traits, ProgramTraits trait) => (traits & trait) == trait;

    /// <summary>The trait that a word of the table names, or none.</summary>
    public static ProgramTraits Of(ReadOnlySpan<byte> word)
    {
        return word.Length switch
        {
            6 when word.SequenceEqual("bundle"u8) => ProgramTraits.Bundle,
            6 when word.SequenceEqual("strict"u8) => ProgramTraits.Strict,
            5 when word.SequenceEqual("keyed"u8) => ProgramTraits.Keyed,
            7 when word.SequenceEqual("inorder"u8) => ProgramTraits.InOrder,
            7 when word.SequenceEqual("network"u8) => ProgramTraits.Network,
            7 when word.SequenceEqual("appends"u8) => ProgramTraits.Appends,
            8 when word.SequenceEqual("cwdfirst"u8) => ProgramTraits.CwdFirst,
            8 when word.SequenceEqual("longdash"u8) => ProgramTraits.LongDash,
            9 when word.SequenceEqual("elsewhere"u8) => ProgramTraits.Elsewhere,
            10 when word.SequenceEqual("expression"u8) => ProgramTraits.Expression,
            11 when word.SequenceEqual("subcommands"u8) => ProgramTraits.Subcommands,
            20 when word.SequenceEqual("subcommands:anywhere"u8) => ProgramTraits.Subcommands | ProgramTraits.Anywhere,
            _ => ProgramTraits.None,
        };
    }
}
