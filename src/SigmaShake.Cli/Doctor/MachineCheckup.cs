using SigmaShake.Agents.Install;
using SigmaShake.Cli.Init;

namespace SigmaShake.Cli.Doctor;

/// <summary>Looks at the hook of every client, in every configuration that counts here, and runs each. Takes up to ten seconds for each hook that hangs.</summary>
/// <param name="world">The world.</param>
internal sealed class MachineCheckup(InitContext world)
{
    /// <summary>Whether clients may be asked for their versions: the ones that <c>PATH</c> names, which is for a person at their own terminal.</summary>
    public bool AsksClients { get; init; } = true;

    /// <summary>How many hooks have been looked at so far.</summary>
    public int Hooks { get; private set; }

    /// <summary>What is found, client by client, as it is found: about whom, and what.</summary>
    public IEnumerable<(string Subject, Finding Finding)> Run()
    {
        // In the home itself a project's files are the person's.
        InitScope[] scopes = world.WorkingFolder == world.Home ? [InitScope.User, InitScope.Managed] : [InitScope.User, InitScope.Project, InitScope.Managed];
        var isInClaudesSettings = false;
        foreach (var installer in AgentInstaller.All)
        {
            var found = scopes.Select(scope => (Scope: scope, Findings: new HookCheckup(installer, scope, world).Run())).Where(pair => pair.Findings is not null).ToList();
            if (found.Count == 0)
            {
                if (FoundClients.Has(installer, world)) yield return (installer.Client, new Finding(Gravity.Note, $"is here and has no hook; `ssg init --client={installer.Client}` installs it"));
                continue;
            }

            Hooks += found.Count;
            isInClaudesSettings |= installer.Client == "claude-code"
                && found.Any(pair => pair.Scope != InitScope.Managed && pair.Findings!.Any(finding => finding.Gravity == Gravity.Fine));
            foreach (var (scope, findings) in found)
            {
                foreach (var finding in findings!) yield return ($"{installer.Client} ({SharedHooks.NameOf(scope)})", finding);
            }

            var others = SharedHooks.Of(installer.Client, [.. found.Select(pair => pair.Scope)], isInClaudesSettings).Concat(AsksClients ? ClientVersions.Of(installer, world) : []);
            foreach (var finding in others) yield return (installer.Client, finding);
        }
    }
}
