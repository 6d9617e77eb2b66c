using System.CommandLine;
using System.Diagnostics;
using SigmaShake.Cli.Explaining;
using SigmaShake.Cli.Loading;
using SigmaShake.Cli.State;
using SigmaShake.Rules.Calls;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg eval</c>: judge one call for a program, without recording it.</summary>
internal static class EvalCommand
{
    public static Command Define(CommandContext context)
    {
        var explain = new Option<bool>("--explain") { Description = "Add everything that went into the verdict." };
        var rules = TriedRules.RulesOption();
        var packs = TriedRules.PacksOption();
        var command = new Command(
            "eval", "Judge the call on standard input, {\"tool\":…,\"input\":{…}}, and print the verdict as one line of JSON. Records nothing.")
        {
            explain, rules, packs,
        };
        command.SetAction(parsed => Run(context, parsed.GetValue(explain), parsed.GetValue(rules), parsed.GetValue(packs)));
        return command;
    }

    private static int Run(CommandContext context, bool explain, string? rulesFolder, string? packs)
    {
        var (tried, unusable) = TriedRules.Read(context, rulesFolder, packs);
        if (tried is null) return context.Fail(unusable!, ExitCodes.Usage);
        var (call, problem) = CallReader.FromStandardInput(context);
        if (call is null) return context.Fail(problem!, ExitCodes.Usage);

        var (loaded, verdict, duration) = Judge(context, call, tried, explain);
        context.Out.WriteLine(VerdictJson.Write(verdict, loaded, duration, explain));
        return ExitCodes.Ok;
    }

    private static JudgedCall Judge(CommandContext context, ToolCall call, TriedRules tried, bool explain)
    {
        if (tried.Folder is null)
        {
            // What is wrong with the rules is only known to who reads them.
            var state = StateFolder.Open(context.State);
            var images = explain ? ImageStore.None : new ImageStore(state, context.Clock, RuleFolder.LeisurelyBudget);
            var judged = JudgedCall.Judge(state, tried.Enabling(SettingsFile.Load(state)), call, images);
            images.LeaveBehind();
            return judged;
        }

        var (loaded, paths) = tried.Find(context, call);
        var started = Stopwatch.GetTimestamp();
        var verdict = Rules.Evaluation.Judge.Evaluate(loaded.Rules, CallExpansion.Expand(call, paths), paths);
        return new JudgedCall(loaded, verdict, Stopwatch.GetElapsedTime(started));
    }
}
