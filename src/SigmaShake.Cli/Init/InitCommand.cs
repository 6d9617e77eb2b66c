using SigmaShake.Agents;
using SigmaShake.Agents.Install;

namespace SigmaShake.Cli.Init;

/// <summary><c>ssg init</c>: puts the hook into a client's configuration, or takes it out again, after a person has seen and agreed to it.</summary>
internal static class InitCommand
{
    /// <summary>Done, or nothing to do.</summary>
    public const int Done = 0;

    /// <summary>Nothing was changed, or not all of it; the reason is on standard error.</summary>
    public const int Refused = 1;

    /// <summary>There is no such client.</summary>
    public const int Misused = 2;

    /// <summary>Runs the command to its end.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(InitOptions options, InitContext context)
    {
        if (options.Client is { } client)
        {
            if (AgentInstaller.For(client) is { } installer) return Run(installer, options, context);
            context.Complain($"there is no client `{client}`; say one of {string.Join(", ", AgentInstaller.Clients)}");
            return Misused;
        }

        var found = AgentInstaller.All.Where(installer => IsMeant(installer, options, context)).ToList();
        if (found.Count == 0)
        {
            return Refuse(context, options.Undo
                ? "nothing to undo: no installation is on record here; name one with `--client` to look into its files all the same"
                : $"no coding agent was found; name one with `--client`: {string.Join(", ", AgentInstaller.Clients)}");
        }

        var worst = Done;
        foreach (var installer in found)
        {
            context.Output.WriteLine($"{installer.Client}:");
            worst = Math.Max(worst, Run(installer, options, context));
        }

        return worst;
    }

    private static int Run(AgentInstaller installer, InitOptions options, InitContext context)
    {
        var place = PlaceOf(options.Scope, context);
        if (ConfigFiles.Find(installer, place, out var current, out var problem) is not { } files) return Refuse(context, problem!);
        if (files.Count == 0) return Refuse(context, $"`{installer.Client}` has no configuration of that kind; leave `{options.ScopeOption.Trim()}` out");
        var session = new InitSession(installer, files, options, context);
        return options.Undo ? session.Undo(current) : session.Install(current);
    }

    private static bool IsMeant(AgentInstaller installer, InitOptions options, InitContext context)
    {
        var place = PlaceOf(options.Scope, context);
        if (installer.Files(place).Count == 0) return false;
        if (!options.Undo) return FoundClients.Has(installer, context);
        return ConfigFiles.Find(installer, place, out _, out _) is { } files && new InstallRecords(context).Find(installer.Client, files) is not null;
    }

    internal static int Refuse(InitContext context, string problem)
    {
        context.Complain(problem);
        return Refused;
    }

    /// <summary>Whose configuration that is, here.</summary>
    /// <remarks>A folder that a variable names is taken without its links, as the clients do, and Codex's trust is bound to the path.</remarks>
    internal static InstallPlace PlaceOf(InitScope scope, InitContext context) => new(
        context.Home,
        scope == InitScope.Project ? context.WorkingFolder : null,
        new AgentEnvironment(name => context.Environment.Variable(name) is { Length: > 0 } folder
            ? RealPath.Resolve(Path.GetFullPath(folder, context.WorkingFolder))
            : null),
        scope == InitScope.Managed ? context.SystemFolder : null);
}
