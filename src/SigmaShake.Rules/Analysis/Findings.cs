using SigmaShake.Rules.Commands;

namespace SigmaShake.Rules.Analysis;

/// <summary>What a command was found to do, in the order of discovery, each thing once.</summary>
internal sealed class Findings
{
    // Beyond, comparing each with all would cost their product.
    private const int MaxCompared = 64;

    private int _work;

    /// <summary>The texts that are run as scripts, the outermost first.</summary>
    public List<ReadOnlyMemory<byte>> Scripts { get; } = [];

    /// <summary>The simple commands, at any depth.</summary>
    public List<SimpleCommand> Commands { get; } = [];

    /// <summary>What they do to files and the network.</summary>
    public List<CommandEffect> Effects { get; } = [];

    /// <summary>Why there may be more than was found; null where all was.</summary>
    public string? Unanalysable { get; private set; }

    /// <summary>Says that there may be more; the first reason stands.</summary>
    public void GiveUp(string reason) => Unanalysable ??= reason;

    /// <summary>Takes up work; false once it is too much.</summary>
    public bool Work(int amount = 1)
    {
        _work += amount;
        if (_work <= AnalysisLimits.MaxWork && Scripts.Count + Commands.Count + Effects.Count <= AnalysisLimits.MaxActions) return true;
        GiveUp("it unfolds to more commands than can be looked at");
        return false;
    }

    public void AddScript(ReadOnlyMemory<byte> text)
    {
        if (Scripts.Count <= MaxCompared && Scripts.Exists(known => known.Span.SequenceEqual(text.Span))) return;
        Scripts.Add(text);
    }

    /// <summary>Adds a command; returns it, or the same one if that is known: what the same command does is the same effect.</summary>
    public SimpleCommand AddCommand(SimpleCommand command)
    {
        // A loop's body and both sides of a branch come by again.
        var known = Commands.Count <= MaxCompared ? Commands.Find(other => AreSame(other, command)) : null;
        if (known is null) Commands.Add(command);
        return known is not null && known.Cwd.Span.SequenceEqual(command.Cwd.Span) ? known : command;
    }

    /// <summary>Adds the commands of a script once more, as those of a plainer one, from one of them on.</summary>
    public void RepeatCommands(int first, ReadOnlyMemory<byte> script, ReadOnlyMemory<byte> plain)
    {
        var end = Commands.Count;
        for (var i = first; i < end && Work(); i++)
        {
            if (Commands[i].Script.Equals(script)) Commands.Add(Commands[i] with { Script = plain });
        }
    }

    public void AddEffect(in CommandEffect effect)
    {
        if (Effects.Count <= MaxCompared && Effects.Contains(effect)) return;
        Effects.Add(effect);
    }

    private static bool AreSame(SimpleCommand one, SimpleCommand other)
    {
        if (one.Words.Length != other.Words.Length || !one.Script.Equals(other.Script)) return false;
        for (var i = 0; i < one.Words.Length; i++)
        {
            if (one.Words[i].IsUnknown != other.Words[i].IsUnknown || !one.Words[i].Text.Span.SequenceEqual(other.Words[i].Text.Span)) return false;
        }

        return true;
    }
}
