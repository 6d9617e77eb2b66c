using SigmaShake.Rules.Commands;

namespace SigmaShake.Rules.Programs;

/// <summary>What a command does to what a word names.</summary>
internal enum EffectKind : byte
{
    /// <summary>Reads a file.</summary>
    Read,

    /// <summary>Makes or replaces a file or folder.</summary>
    Write,

    /// <summary>Changes an existing file in part, or what is noted about it (mode, owner).</summary>
    Edit,

    /// <summary>Removes a file or folder.</summary>
    Delete,

    /// <summary>Tells what is in a folder.</summary>
    List,

    /// <summary>Looks for a text; the word is the text.</summary>
    Search,

    /// <summary>Reaches the network.</summary>
    Network,
}

/// <summary>How a word of <see cref="EffectKind.Network"/> names its other end.</summary>
internal enum AddressKind : byte
{
    /// <summary>The word is a path, or there is none.</summary>
    None,

    /// <summary>A URL, or what the program takes for one (<c>curl example.com</c>).</summary>
    Url,

    /// <summary>A host, perhaps with a user, port or path (<c>me@host:dir</c>).</summary>
    Host,
}

/// <summary>One effect.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Word">To what; null for a network effect whose other end no word names (<c>git fetch</c>).</param>
internal readonly record struct Effect(EffectKind Kind, CommandWord? Word)
{
    /// <summary>Whether it reaches all below its path too.</summary>
    public bool IsRecursive { get; init; }

    /// <summary>Whether no word names it: <c>ls</c> alone lists <c>.</c>, <c>rg x</c> reads it unless its standard input is a pipe.</summary>
    public bool IsImplied { get; init; }

    /// <summary>What the word of a network effect is.</summary>
    public AddressKind Address { get; init; }

    /// <summary>Whether the path is relative to <see cref="CommandEffects.Cwd"/> rather than to the folder that the command starts in.</summary>
    public bool IsInNewCwd { get; init; }
}

/// <summary>A command that the command runs.</summary>
/// <param name="Words">Its program first.</param>
internal readonly record struct NestedCommand(CommandWord[] Words)
{
    /// <summary>Whether words read from standard input are appended, or put where <see cref="Placeholder"/> stands (<c>xargs</c>).</summary>
    public bool AppendsInput { get; init; }

    /// <summary>What stands for the words that are put in; empty for none.</summary>
    public ReadOnlyMemory<byte> Placeholder { get; init; }
}

/// <summary>A program in another language that a command runs.</summary>
/// <param name="Language">Which language.</param>
/// <param name="Text">The program, or for a file its path.</param>
internal readonly record struct Code(Language Language, CommandWord Text);
