using System.CommandLine;
using SigmaShake.Cli.Doctor;
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
        var checkup = new MachineCheckup(Installations.Of(context));
        var problems = 0;
        foreach (var (subject, finding) in checkup.Run())
        {
            Say(context, subject, finding);
            if (finding.Gravity == Gravity.Problem) problems++;
        }

        if (checkup.Hooks == 0) return context.Fail("no hook of ours is installed here; `ssg init` installs it");
        context.Out.WriteLine(problems == 0 ? $"{Count(checkup.Hooks, "hook")}, every one proved" : $"{Count(checkup.Hooks, "hook")}, {Count(problems, "problem")}");
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
