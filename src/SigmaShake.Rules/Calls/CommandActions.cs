using System.Text;
using SigmaShake.Rules.Analysis;
using SigmaShake.Rules.Paths;
using SigmaShake.Rules.Programs;

namespace SigmaShake.Rules.Calls;

/// <summary>The actions of a shell command: the scripts in it, its simple commands, their effects.</summary>
internal static class CommandActions
{
    /// <summary>Adds what a command does, the call itself being the first of the actions; says why there may be more, or null.</summary>
    public static string? Add(List<ToolAction> actions, ReadOnlyMemory<byte> command, PathContext context)
    {
        var call = actions[0].Call;
        var findings = CommandAnalysis.Of(command, Folder(context), Encoding.UTF8.GetBytes(context.HomeDirectory), context.Files);
        foreach (var script in findings.Scripts)
        {
            // The call itself, or the command of an unknown tool, stands for the whole text.
            if (!script.Equals(command)) actions.Add(new ToolAction { Call = call, Capability = Capability.Execute, IsDerived = true, Command = script });
        }

        foreach (var simple in findings.Commands) actions.Add(new ToolAction { Call = call, Capability = Capability.Execute, IsDerived = true, Command = simple.Script, Invocation = simple });
        foreach (var effect in findings.Effects) actions.Add(ActionOf(call, effect));
        return findings.Unanalysable;
    }

    private static ReadOnlyMemory<byte> Folder(PathContext context) =>
        context.Cwd.StartsWith('/') ? Encoding.UTF8.GetBytes(context.Cwd) : context.ProjectDirectory.Length == 0 ? default(ReadOnlyMemory<byte>) : Encoding.UTF8.GetBytes($"{context.ProjectDirectory}/{context.Cwd}".TrimEnd('/'));

    private static ToolAction ActionOf(ToolCall call, in CommandEffect effect)
    {
        var (capability, isPartialEdit) = effect.Kind switch
        {
            EffectKind.Read => (Capability.Read, false),
            EffectKind.Write or EffectKind.Delete => (Capability.Write, false),
            EffectKind.Edit => (Capability.Write, true),
            EffectKind.Network => (Capability.Network, false),
            _ => (Capability.Search, false),
        };
        var isPath = effect.Kind is not (EffectKind.Network or EffectKind.Search);
        return new ToolAction
        {
            Call = call,
            Capability = capability,
            IsPartialEdit = isPartialEdit,
            IsDerived = true,
            Command = effect.Command?.Script,
            Invocation = effect.Command,
            Path = isPath ? effect.Subject : default(ReadOnlyMemory<byte>?),
            PathPattern = effect.Pattern,
            IsRecursive = effect.IsRecursive,
            Url = effect.Kind == EffectKind.Network ? effect.Subject : default(ReadOnlyMemory<byte>?),
            Query = effect.Kind == EffectKind.Search ? effect.Subject : default(ReadOnlyMemory<byte>?),
        };
    }
}
