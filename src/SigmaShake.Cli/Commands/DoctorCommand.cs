using System.CommandLine;
using SigmaShake.Agents.Install;
using SigmaShake.Cli.Doctor;
using SigmaShake.Cli.Init;
using SigmaShake.Cli.Terminals;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg doctor</c>: runs every installed hook on a canned attack, and looks for what keeps hooks from running.</summary>
internal static class DoctorCommand
{
    public static Command Define(CommandContext context)
    {
        var command = new Command("doctor", "Prove each installed hook: run it on a canned attack, and look for what keeps it from running.");
        command.SetAction(_ => Run(context));
        return command;
    }

    private static int Run(CommandContext context)
    {
        var world = Installations.Of(context);
        // In the home itself a project's files are the person's.
        InitScope[] scopes = world.WorkingFolder == world.Home ? [InitScope.User, InitScope.Managed] : [InitScope.User, InitScope.Project, InitScope.Managed];
        var isInClaudesSettings = false;
        var (hooks, problems) = (0, 0);
        foreach (var installer in AgentInstaller.All)
        {
            var found = scopes.Select(scope => (Scope: scope, Findings: new HookCheckup(installer, scope, world).Run())).Where(pair => pair.Findings is not null).ToList();
            if (found.Count == 0)
            {
                if (FoundClients.Has(installer, world)) Say(context, installer.Client, new Finding(Gravity.Note, $"is here and has no hook; `ssg init --client={installer.Client}` installs it"));
                continue;
            }

            isInClaudesSettings |= installer.Client == "claude-code"
                && found.Any(pair => pair.Scope != InitScope.Managed && pair.Findings!.Any(finding => finding.Gravity == Gravity.Fine));
            foreach (var (scope, findings) in found)
            {
                foreach (var finding in findings!) Say(context, $"{installer.Client} ({SharedHooks.NameOf(scope)})", finding);
            }

            Finding[] others = [.. SharedHooks.Of(installer.Client, [.. found.Select(pair => pair.Scope)], isInClaudesSettings), .. ClientVersions.Of(installer, world)];
            foreach (var finding in others) Say(context, installer.Client, finding);
            hooks += found.Count;
            problems += found.SelectMany(pair => pair.Findings!).Concat(others).Count(finding => finding.Gravity == Gravity.Problem);
        }

        if (hooks == 0) return context.Fail("no hook of ours is installed here; `ssg init` installs it");
        context.Out.WriteLine(problems == 0 ? $"{Count(hooks, "hook")}, every one proved" : $"{Count(hooks, "hook")}, {Count(problems, "problem")}");
        return problems == 0 ? ExitCodes.Ok : ExitCodes.Failed;
    }

    private static string Count(int number, string what) => number == 1 ? $"1 {what}" : $"{number} {what}s";

    private static void Say(CommandContext context, string subject, Finding finding)
    {
        var mark = finding.Gravity switch
        {
            Gravity.Fine => "ok",
            Gravity.Note => "note",
            _ => "problem",
        };
        context.Out.WriteLine($"{mark,-8} {subject}: {PrintableText.Line(finding.Text)}");
    }
}
