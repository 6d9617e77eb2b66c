using SigmaShake.Rules.Commands;
using SigmaShake.Rules.Programs;

namespace SigmaShake.Rules.Analysis.Code;

/// <summary>What code does that a rule may speak of.</summary>
internal enum DeedKind : byte
{
    /// <summary>Has a shell run the one word as a script.</summary>
    Script,

    /// <summary>
    /// Runs the words as a simple command. What code does with a call of its own that a command does too stands as that command
    /// (<c>shutil.rmtree(X)</c> as <c>rm -rf X</c>), so that one rule holds for both; its effects are those of the command.
    /// </summary>
    Command,

    /// <summary>The words are a command in the shell of another system: it is told as it is written, and has no effects by itself.</summary>
    Spelling,

    /// <summary>Reads, writes, changes … the file, or reaches the address, that the one word names.</summary>
    Effect,

    /// <summary>Runs the one word as code of <see cref="Deed.Language"/>.</summary>
    Code,

    /// <summary>Runs what it fetched from the one word's address.</summary>
    RemoteCode,

    /// <summary>Does more than was looked at.</summary>
    More,
}

/// <summary>One thing that code does.</summary>
internal readonly record struct Deed(DeedKind Kind, CommandWord[] Words)
{
    /// <summary>What is done to the file of <see cref="DeedKind.Effect"/>.</summary>
    public EffectKind Effect { get; init; }

    /// <summary>What <see cref="DeedKind.Code"/> is written in.</summary>
    public Language Language { get; init; }
}
