using SigmaShake.Rules.Commands;

namespace SigmaShake.Rules.Programs;

/// <summary>What a word, or a part of it, is to its program.</summary>
internal enum ArgumentKind : byte
{
    /// <summary>A subcommand: <c>push</c> of <c>git push</c>.</summary>
    Subcommand,

    /// <summary>An option; its value, if it has one, comes next.</summary>
    Option,

    /// <summary>The value of the option before it.</summary>
    Value,

    /// <summary>Any other word.</summary>
    Operand,

    /// <summary><c>NAME=VALUE</c> before a command: <c>env A=b cmd</c>.</summary>
    Assignment,

    /// <summary><c>--</c>, or what ends an inner command: the <c>;</c> of <c>find -exec</c>.</summary>
    EndOfOptions,

    /// <summary>A word of the command that the program runs.</summary>
    Command,
}

/// <summary>A word of a command, or a part of one: <c>-rf</c> is two arguments, <c>--file=x</c> an option and its value.</summary>
internal readonly struct Argument
{
    /// <summary>What it is.</summary>
    public required ArgumentKind Kind { get; init; }

    /// <summary>Which word it is in; the program is word 0.</summary>
    public required int Word { get; init; }

    /// <summary>
    /// For an option its name: as written, an abbreviation in full, only the letter of a short one in a cluster (<see cref="Is"/> knows).
    /// Else the operand or value itself.
    /// </summary>
    public CommandWord Text { get; init; }

    /// <summary>Whether <see cref="Text"/> is only the letter of a short option.</summary>
    public bool IsLetter { get; init; }

    /// <summary>Whether an operand stands behind <c>--</c>.</summary>
    public bool IsBehindDashes { get; init; }

    /// <summary>Whether it stands in the part of the innermost subcommand.</summary>
    public bool IsOfSubcommand { get; init; }

    /// <summary>Which of the command's entries knows the option; -1 for none.</summary>
    internal sbyte Level { get; init; }

    /// <summary>Which of the values of its option it is.</summary>
    internal byte Number { get; init; }

    /// <summary>What it means, in the words of the table; empty for nothing.</summary>
    internal TableSpan Role { get; init; }

    /// <summary>Whether it is this option, dashes included.</summary>
    public bool Is(ReadOnlySpan<byte> option)
    {
        var name = Text.Text.Span;
        return Kind == ArgumentKind.Option
            && (IsLetter ? option.Length == 2 && option[0] == '-' && option[1] == name[0] : option.SequenceEqual(name));
    }
}
