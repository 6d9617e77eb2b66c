using System.Globalization;
using SigmaShake.Agents;
using SigmaShake.Agents.Install;
using SigmaShake.Cli.Init;

namespace SigmaShake.Cli.Doctor;

/// <summary>Looks at one client's hook in one configuration, and runs it.</summary>
/// <param name="installer">The client's installer.</param>
/// <param name="scope">Whose configuration.</param>
/// <param name="context">The world.</param>
internal sealed class HookCheckup(AgentInstaller installer, InitScope scope, InitContext context)
{
    // Refused by the guards that no setting, no pause and no observing takes away.
    private const string Attack = "rm -rf ~/.sigmashake";

    private string Init => $"ssg init --client={installer.Client}{new InitOptions(null, scope).ScopeOption}";

    private HookCommand Command => new(context.Ssg, installer.Client, scope == InitScope.Managed ? null : context.StateFolder);

    private byte[] Payload => ProbeCall.Of(installer.Client, Attack, context.Home);

    /// <summary>What was found; null where there is no hook and none is on record.</summary>
    public List<Finding>? Run()
    {
        var place = InitCommand.PlaceOf(scope, context);
        if (installer.Files(place).Count == 0) return null;
        if (ConfigFiles.Find(installer, place, out var current, out var problem) is not { } files) return [Problem(problem!)];
        var removal = installer.Remove(current, context.Tools);
        if (removal.Refusal is { } unreadable) return [Problem(unreadable)];
        if (!removal.Files.Any(file => file.IsChange))
        {
            return new InstallRecords(context).Find(installer.Client, files) is null
                ? null
                : [Problem($"the hook is gone from `{files[0].Path}`; run `{Init}`, or `{Init} --undo` if that was meant")];
        }

        // A project's files come from whoever wrote the project, and may be others by the time that they would be run: they are compared with what this program
        // writes, and what is run is what that comes to, never a word that was read in them.
        List<Finding> standing = [.. Standing(current)];
        if (scope != InitScope.Project) return [.. standing, .. Tried(current)];
        return standing.Count > 0 ? standing : [Tried(Command.Words, Payload)];
    }

    private IEnumerable<Finding> Standing(List<CurrentFile> current)
    {
        var plan = installer.Install(current, Command, context.Tools);
        if (plan.Refusal is { } refusal) yield return Problem(refusal);
        foreach (var obstacle in plan.Obstacles) yield return Problem(obstacle);
        foreach (var file in plan.Files.Where(file => file.IsChange))
        {
            yield return Problem($"`{file.Path}` is not as this `ssg` would write it (another path or version, or no trust); run `{Init}`");
        }
    }

    private IEnumerable<Finding> Tried(List<CurrentFile> current)
    {
        // Of a session's start and of a tool it is the same program: the line that refuses is the longer one, and comes first.
        var commands = current.SelectMany(file => InstalledCommands.In(installer.Client, file))
            .DistinctBy(words => string.Join('\0', words).Split(" || ")[0])
            .ToList();
        if (commands.Count == 0) yield return Problem($"no command of ours can be made out in `{current[0].Path}`; run `{Init}`");
        foreach (var words in commands) yield return Tried(words, Payload);
    }

    private Finding Tried(IReadOnlyList<string> words, byte[] payload)
    {
        var line = string.Join(' ', words is ["/bin/sh", "-c", var script] ? [script] : words);
        if (TriedHook.Run(words, payload, out var problem, out var duration) is not { } answer) return Problem($"`{line}`: {problem}; run `{Init}`");
        if (answer.IsRefusal && answer.Stderr.Length > 0)
        {
            return new Finding(Gravity.Fine, string.Create(CultureInfo.InvariantCulture, $"it refused a canned attack, in {duration.TotalMilliseconds:0} ms"));
        }

        return Problem($"`{line}` did not refuse a canned attack (exit code {answer.ExitCode}); run `{Init}`");
    }

    private static Finding Problem(string text) => new(Gravity.Problem, text);
}
