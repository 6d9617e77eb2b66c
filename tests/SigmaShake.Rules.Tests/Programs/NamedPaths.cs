using System.Text;
using SigmaShake.Rules.Commands;
using SigmaShake.Rules.Programs;

namespace SigmaShake.Rules.Tests.Programs;

/// <summary>The paths that effects name, those of inner commands and scripts included, relative to the folder that the command starts in.</summary>
internal sealed class NamedPaths
{
    private NamedPaths()
    {
    }

    /// <summary>Each effect on a path: its kind, the path, whether it reaches below.</summary>
    public List<(EffectKind Kind, string Path, bool IsRecursive, bool IsExact)> Items { get; } = [];

    public static NamedPaths Of(SimpleCommand command)
    {
        var paths = new NamedPaths();
        paths.Add(command, ".");
        return paths;
    }

    public bool Covers(string path, params ReadOnlySpan<EffectKind> kinds)
    {
        foreach (var item in Items)
        {
            if (!kinds.Contains(item.Kind)) continue;
            var isBelow = item.Path == "." || path.StartsWith(item.Path + "/", StringComparison.Ordinal);
            if (item.Path == path || (item.IsRecursive && isBelow)) return true;
        }

        return false;
    }

    private void Add(SimpleCommand command, string cwd)
    {
        var effects = CommandEffects.Of(command);
        var inner = effects.Cwd is { } folder ? Path.Combine(cwd, Text(folder.Text)) : cwd;
        foreach (var effect in effects.Effects)
        {
            if (effect is not { Kind: not (EffectKind.Network or EffectKind.Search), Word: { } word }) continue;
            var from = effect.IsInNewCwd ? inner : cwd;
            var isGlob = word.Pattern is not null;
            var path = isGlob ? Text(word.Pattern!.Value).TrimStart('{').Split('*', ',')[0].TrimEnd('/') : Text(word.Text);
            Items.Add((effect.Kind, Normal(Path.Combine(from, path)), effect.IsRecursive || isGlob, !isGlob && !effect.IsImplied));
        }

        foreach (var nested in effects.NestedCommands) Add(new SimpleCommand(nested.Words, default), inner);
        foreach (var script in effects.Scripts) Add(SampleCommand.Of(Text(script.Text)), inner);
    }

    private static string Normal(string path) => Path.GetRelativePath("/r", Path.Combine("/r", path));

    private static string Text(ReadOnlyMemory<byte> text) => Encoding.UTF8.GetString(text.Span);
}
