using System.CommandLine;
using SigmaShake.Cli.Loading;
using SigmaShake.Cli.Terminals;
using SigmaShake.Rules.Checking;
using SigmaShake.Rules.Model;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg test</c>: run the examples that rules carry.</summary>
internal static class TestCommand
{
    public static Command Define(CommandContext context)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Files or folders; without any, your own rules, this project's and the embedded packs.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("test", "Run every EXAMPLE and COUNTEREXAMPLE, and list the rules that lack one. Exits 1 when one fails.") { paths };
        command.SetAction(parsed => Run(context, parsed.GetValue(paths) ?? []));
        return command;
    }

    private static int Run(CommandContext context, string[] paths)
    {
        var (sources, problem) = RuleFileArguments.Find(context, paths);
        if (problem is not null) return context.Fail(problem, ExitCodes.Usage);
        var files = sources.SelectMany(source => source.Files).Select(file => file.Checked).ToList();
        if (paths.Length == 0) files.AddRange(EmbeddedPack.All.Select(pack => RuleFileReader.Read(pack.FileName, pack.Read())));

        var rules = files.SelectMany(file => file.Rules).ToList();
        var run = rules.Sum(rule => rule.Samples.Count);
        var failed = 0;
        foreach (var failure in FailedSamples.Of(rules))
        {
            failed++;
            context.Out.WriteLine(failure);
        }

        foreach (var rule in rules.Where(rule => Lacks(rule) is not null)) context.Out.WriteLine($"untested: {PrintableText.Line(rule.Location.ToString())}: {rule.Id} has no {Lacks(rule)}");
        foreach (var file in files.Where(file => file.HasErrors)) context.Out.WriteLine($"broken: {PrintableText.Line(file.Source.FileName)}: run `ssg lint`");
        foreach (var source in sources.Where(source => source.Fault is not null)) context.Out.WriteLine($"broken: {PrintableText.Line(source.Path)} {source.Fault}");
        context.Out.WriteLine($"{run - failed} of {run} examples hold, {rules.Count(rule => Lacks(rule) is null)} of {rules.Count} rules have both kinds");
        return failed > 0 || files.Exists(file => file.HasErrors) || sources.Any(source => source.Fault is not null) ? ExitCodes.Failed : ExitCodes.Ok;
    }

    private static string? Lacks(Rule rule) => (rule.Samples.Any(sample => !sample.IsCounterexample), rule.Samples.Any(sample => sample.IsCounterexample)) switch
    {
        (true, true) => null,
        (true, false) => "COUNTEREXAMPLE",
        (false, true) => "EXAMPLE",
        _ => "EXAMPLE and no COUNTEREXAMPLE",
    };
}
