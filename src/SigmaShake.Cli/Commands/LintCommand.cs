using System.CommandLine;
using SigmaShake.Cli.Explaining;
using SigmaShake.Cli.Loading;
using SigmaShake.Cli.State;
using SigmaShake.Rules.Checking;
using SigmaShake.Rules.Diagnostics;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg lint</c>: what is wrong with rule files.</summary>
internal static class LintCommand
{
    public static Command Define(CommandContext context)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Files or folders; without any, your own rules and this project's.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var json = new Option<bool>("--json") { Description = "One JSON object instead of text." };
        var command = new Command("lint", "Check rule files. Exits 1 when there are errors.") { paths, json };
        command.SetAction(parsed => Run(context, parsed.GetValue(paths) ?? [], parsed.GetValue(json)));
        return command;
    }

    private static int Run(CommandContext context, string[] paths, bool json)
    {
        var (sources, problem) = RuleFileArguments.Find(context, paths);
        if (problem is not null) return context.Fail(problem, ExitCodes.Usage);

        var files = sources.SelectMany(source => source.Files).Select(file => file.Checked).ToList();
        var faults = sources.Where(source => source.Fault is not null).Select(source => RuleFileReader.Unreadable(source.Path, source.Fault!));
        var diagnostics = files.Concat(faults).SelectMany(file => file.Diagnostics)
            .Concat(sources.SelectMany(source => EqualIds.Find(source.Files.Select(file => file.Checked))))
            .ToList();
        var rules = files.Sum(file => file.Rules.Count + file.Ambients.Count);
        if (json) context.Out.WriteLine(LintJson.Write(files.Count, rules, diagnostics));
        else Print(context, files.Count, rules, diagnostics);
        if (sources.Count == 0 && !json) context.Error.WriteLine("ssg: there are no rules of yours yet; write them to ~/.sigmashake/rules/NAME.rules, or .sigmashake/rules/ in a project");
        if (paths.Length == 0) KeepImages(context);
        return diagnostics.Exists(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) ? ExitCodes.Failed : ExitCodes.Ok;
    }

    // So that no call has to wait for what was changed; a layer that the hook has no time to compile is compiled here.
    private static void KeepImages(CommandContext context)
    {
        try
        {
            var state = StateFolder.Open(context.State);
            var images = new ImageStore(state, context.Clock, RuleFolder.LeisurelyBudget);
            _ = CallSurroundings.Find(state, SettingsFile.Load(state), context.Directory, context.Directory, images);
            images.LeaveBehind();
        }
        catch (StateException e)
        {
            context.Error.WriteLine($"ssg: what was checked could not be compiled: {e.Cause}; {e.Cure}");
        }
    }

    private static void Print(CommandContext context, int files, int rules, List<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            context.Out.WriteLine(DiagnosticPrinter.Print(diagnostic));
        }

        var errors = diagnostics.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        context.Out.WriteLine($"{Counted.Text(rules, "rule")} in {Counted.Text(files, "file")}: {Counted.Text(errors, "error")}, {Counted.Text(diagnostics.Count - errors, "warning")}");
    }
}
