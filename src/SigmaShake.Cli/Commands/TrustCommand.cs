using System.CommandLine;
using SigmaShake.Cli.Explaining;
using SigmaShake.Cli.Loading;
using SigmaShake.Cli.Projects;
using SigmaShake.Cli.Recording;
using SigmaShake.Cli.State;
using SigmaShake.Cli.Terminals;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg trust</c>: vouch for the rules of the project at hand, as they are now.</summary>
internal static class TrustCommand
{
    private const int MaxHeadlineCharacters = 60;

    public static Command Define(CommandContext context)
    {
        var revoke = new Option<bool>("--revoke") { Description = "Take the trust back." };
        var status = new Option<bool>("--status") { Description = "Say whether the project is trusted, and change nothing." };
        var command = new Command(
            "trust", "Vouch for this project's rules as they are now, so that agents see its texts, advice and knowledge. Any later change ends it.")
        {
            revoke, status,
        };
        command.SetAction(parsed => parsed.GetValue(revoke) && parsed.GetValue(status)
            ? context.Fail("say `--revoke` or `--status`, not both", ExitCodes.Usage)
            : Run(context, parsed.GetValue(revoke), parsed.GetValue(status)));
        return command;
    }

    private static int Run(CommandContext context, bool revoke, bool status)
    {
        var state = StateFolder.Open(context.State);
        if (ProjectFinder.Find(context.Directory, "", HomeDirectory.Find(), state.Path) is not [var project, ..])
        {
            return context.Fail("there is no `.sigmashake` here or above; run it inside a project that has one");
        }

        if (project.Directory.Contains('\n', StringComparison.Ordinal)) return context.Fail("a path with a line break cannot be trusted; rename the folder");

        var settings = ProjectSettings.Read(project);
        var rules = RuleFolder.Read(project.RulesFolder);
        var hash = ProjectContent.Hash(settings, rules);
        if (status) return Show(context, state, project, hash);
        if (revoke) return Revoke(context, state, project);
        return Trust(context, state, project, settings, rules, hash);
    }

    private static int Show(CommandContext context, StateFolder state, Project project, string hash)
    {
        var trusted = TrustStore.TrustedHash(state, project.Directory);
        context.Out.WriteLine($"{PrintableText.Line(project.Directory)}: " + (trusted == hash ? "trusted" : trusted is null ? "not trusted" : "not trusted: it has changed since it was"));
        return trusted == hash ? ExitCodes.Ok : ExitCodes.Failed;
    }

    private static int Trust(CommandContext context, StateFolder state, Project project, ProjectSettings settings, RuleFolder rules, string hash)
    {
        // What was not read was not seen, and cannot be vouched for.
        if (settings.Problem is { } broken) return context.Fail($"`{project.ConfigurationFile}` {broken}; mend it before you trust the project");
        if (rules.Fault is { } fault) return context.Fail($"`{project.RulesFolder}` {fault}; mend it before you trust the project");
        if (LooseningGuard.Refuse(context, "ssg trust") is { } refused) return refused;
        PrintContent(context.Out, project, settings, rules);
        context.Out.Write("Trust them as they are now? [y/N] ");
        if (context.In.ReadLine()?.Trim() is not ("y" or "Y" or "yes")) return context.Fail("nothing was changed");

        Recorder.RecordAction(state, new PersonAction("trust", $"{project.Directory} {hash}"), context.Clock);
        TrustStore.Trust(state, project.Directory, hash);
        context.Out.WriteLine("trusted; any change to the rules ends it");
        return ExitCodes.Ok;
    }

    private static void PrintContent(TextWriter output, Project project, ProjectSettings settings, RuleFolder rules)
    {
        output.WriteLine($"{PrintableText.Line(project.Directory)} holds {Counted.Text(rules.Rules.Count() + rules.Ambients.Count(), "rule")} in {Counted.Text(rules.Files.Count, "file")}.");
        foreach (var file in rules.Files)
        {
            var name = PrintableText.Line(file.Name);
            foreach (var rule in file.Checked.Rules) output.WriteLine($"  {Names.Of(rule.Decision),-7} {rule.Id}  ({name}:{rule.Location.Line}){(rule.IsBroken ? " broken: run `ssg lint`" : "")}");
            foreach (var ambient in file.Checked.Ambients) output.WriteLine($"  AMBIENT {ambient.Id}  ({name}:{ambient.Location.Line}) {PrintableText.Line(ambient.Headline, MaxHeadlineCharacters)}");
        }

        if (settings.PacksEnabled.Length > 0) output.WriteLine($"  It enforces these packs besides: {PrintableText.Line(string.Join(", ", settings.PacksEnabled))}");
    }

    private static int Revoke(CommandContext context, StateFolder state, Project project)
    {
        var wasTrusted = TrustStore.TrustedHash(state, project.Directory) is not null;
        if (wasTrusted)
        {
            TrustStore.Revoke(state, project.Directory);
            Recorder.RecordAction(state, new PersonAction("trust-revoke", project.Directory), context.Clock);
        }

        context.Out.WriteLine(wasTrusted ? "no longer trusted" : "it was not trusted");
        return ExitCodes.Ok;
    }
}
