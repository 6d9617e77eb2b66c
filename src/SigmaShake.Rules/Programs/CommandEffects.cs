using SigmaShake.Rules.Commands;

namespace SigmaShake.Rules.Programs;

/// <summary>
/// What a simple command is known to do: by its own words, not by redirections. A program that the table does not know has no effects, and
/// none are made up for words that are not understood.
/// </summary>
internal sealed class CommandEffects
{
    /// <summary>How many effects of one command are told; more than a whole call may have.</summary>
    public const int MaxEffects = 10_000;

    /// <summary>What it does to files and the network.</summary>
    public List<Effect> Effects { get; } = [];

    /// <summary>The commands among its words: of <c>sudo</c>, <c>xargs</c>, <c>find -exec</c> …</summary>
    public List<NestedCommand> NestedCommands { get; } = [];

    /// <summary>The texts among its words that a shell will run.</summary>
    public List<CommandWord> Scripts { get; } = [];

    /// <summary>Programs of other languages among its words.</summary>
    public List<Code> Codes { get; } = [];

    /// <summary>Files that it runs as programs of a language, the shell's included; each is among the effects as read, too.</summary>
    public List<Code> ScriptFiles { get; } = [];

    /// <summary>The language of the program that it reads from standard input, if it does.</summary>
    public Language StandardInput { get; internal set; }

    /// <summary>The folder that it goes to, or null. <c>cd -</c> is an unknown one.</summary>
    public CommandWord? Cwd { get; internal set; }

    /// <summary>Whether inner commands, scripts and code run on another machine or in another file system.</summary>
    public bool IsElsewhere { get; internal set; }

    /// <summary>Whether it has more effects than are told.</summary>
    public bool IsCut { get; internal set; }

    /// <summary>What <paramref name="command"/> does.</summary>
    public static CommandEffects Of(SimpleCommand command) => Of(ArgumentReader.Read(command));

    /// <summary>What the command with these arguments does.</summary>
    public static CommandEffects Of(CommandArguments arguments)
    {
        var effects = new CommandEffects();
        if (arguments.IsKnown) new EffectReader(arguments, effects).ReadAll();
        if (effects.Effects.Count > 0 && AsksForHelp(arguments)) effects.Effects.RemoveAll(effect => effect.Kind != EffectKind.Network);
        return effects;
    }

    // GNU programs and their like then print a text and leave files alone, whatever else they are told. Behind the last word it is no option's value.
    private static bool AsksForHelp(CommandArguments arguments) =>
        arguments.Items is [.., { Kind: ArgumentKind.Option } last] && (last.Is("--help"u8) || last.Is("--version"u8));
}
