using System.CommandLine;
using System.Text;
using SigmaShake.Cli.Loading;
using SigmaShake.Cli.Terminals;
using SigmaShake.Ledger.Durable;
using SigmaShake.Rules.Diagnostics;
using SigmaShake.Rules.Formatting;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg fmt</c>: one way to lay out a rule file.</summary>
internal static class FmtCommand
{
    public static Command Define(CommandContext context)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Files or folders; without any, your own rules and this project's.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var check = new Option<bool>("--check") { Description = "Change nothing; exit 1 when a file is not laid out so." };
        var command = new Command("fmt", "Lay out rule files the one way; comments stay, meaning stays. A file with errors is left as it is.") { paths, check };
        command.SetAction(parsed => Run(context, parsed.GetValue(paths) ?? [], parsed.GetValue(check)));
        return command;
    }

    private static int Run(CommandContext context, string[] paths, bool check)
    {
        var (sources, problem) = RuleFileArguments.Find(context, paths);
        if (problem is not null) return context.Fail(problem, ExitCodes.Usage);

        var exit = ExitCodes.Ok;
        foreach (var source in sources)
        {
            if (source.Fault is { } fault) exit = context.Fail($"`{source.Path}` {fault}");
            foreach (var file in source.Files) exit = Math.Max(exit, Format(context, file, check));
        }

        return exit;
    }

    private static int Format(CommandContext context, RuleFile file, bool check)
    {
        var path = file.Checked.Source.FileName;
        if (file.Checked.HasErrors || RuleFormatter.Format(path, file.Bytes).Text is not { } text)
        {
            foreach (var diagnostic in file.Checked.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
            {
                context.Error.WriteLine(DiagnosticPrinter.Print(diagnostic));
            }

            return context.Fail($"`{path}` has errors and stays as it is");
        }

        var after = Encoding.UTF8.GetBytes(text);
        if (after.AsSpan().SequenceEqual(file.Bytes)) return ExitCodes.Ok;
        if (check)
        {
            context.Out.WriteLine($"would change {PrintableText.Line(path)}");
            return ExitCodes.Failed;
        }

        // The file itself is replaced, not a link to it.
        var target = new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
        if (AtomicFile.Write(target, after, File.GetUnixFileMode(target)) is { } error) return context.Fail(error.ToString());
        context.Out.WriteLine($"changed {PrintableText.Line(path)}");
        return ExitCodes.Ok;
    }
}
