using System.CommandLine;
using SigmaShake.Cli.Loading;
using SigmaShake.Cli.State;
using SigmaShake.Rules.Calls;

namespace SigmaShake.Cli.Commands;

/// <summary>What <c>ssg eval</c> and <c>ssg explain</c> judge by, where that is not just what is in force.</summary>
/// <param name="Folder">The folder whose rules are tried alone; null for those in force.</param>
/// <param name="Packs">The packs that count besides, enabled or not.</param>
internal sealed record TriedRules(string? Folder, string[] Packs)
{
    private const string AllPacks = "all";

    /// <summary>The option that names a folder of rules.</summary>
    public static Option<string> RulesOption() => new("--rules") { Description = "Judge by the rules of this folder alone.", HelpName = "DIR" };

    /// <summary>The option that names packs.</summary>
    public static Option<string> PacksOption() => new("--packs")
    {
        Description = "Judge as if these packs were enabled, or `all` of them; with --rules, by these packs and that folder alone.",
        HelpName = "NAME,…",
    };

    /// <summary>What the two options say, or what is wrong with them.</summary>
    public static (TriedRules? Tried, string? Problem) Read(CommandContext context, string? folder, string? packs)
    {
        var path = folder is null ? null : GivenPath.Resolve(context, folder);
        if (path is not null && !Directory.Exists(path)) return (null, $"`{folder}` is not a folder");
        string[] names = packs switch
        {
            null => [],
            AllPacks => [.. EmbeddedPack.All.Select(pack => pack.Name)],
            _ => packs.Split(',', StringSplitOptions.TrimEntries),
        };
        var unknown = Array.Find(names, name => EmbeddedPack.Find(name) is null);
        return unknown is null ? (new TriedRules(path, names), null) : (null, PackCommand.Unknown(unknown));
    }

    /// <summary>The rules for a call, and where it is made.</summary>
    /// <exception cref="StateException">Our own state cannot be read.</exception>
    public CallSurroundings Find(CommandContext context, ToolCall call)
    {
        if (Folder is not null) return CallSurroundings.Only(Folder, Packs, call.ProjectDirectory, call.Cwd);
        var state = StateFolder.Open(context.State);
        return CallSurroundings.Find(state, Enabling(SettingsFile.Load(state)), call.ProjectDirectory, call.Cwd);
    }

    /// <summary>The person's settings with the packs enabled.</summary>
    public Settings Enabling(Settings settings) => settings with { PacksEnabled = [.. settings.PacksEnabled.Union(Packs)] };
}
