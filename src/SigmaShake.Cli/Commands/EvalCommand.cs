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
        var rules = RulesOption();
        var command = new Command(
            "eval", "Judge the call on standard input, {\"tool\":…,\"input\":{…}}, and print the verdict as one line of JSON. Records nothing.")
        {
            explain, rules,
        };
        command.SetAction(parsed => Run(context, parsed.GetValue(explain), parsed.GetValue(rules)));
        return command;
    }

    /// <summary>The option that names other rules to judge by.</summary>
    public static Option<string> RulesOption() => new("--rules") { Description = "Judge by the rules of this folder alone.", HelpName = "DIR" };

    private static int Run(CommandContext context, bool explain, string? rulesFolder)
    {
        if (RulesProblem(context, rulesFolder) is { } unusable) return context.Fail(unusable, ExitCodes.Usage);
        var (call, problem) = CallReader.FromStandardInput(context);
        if (call is null) return context.Fail(problem!, ExitCodes.Usage);

        var (loaded, verdict, duration) = Judge(context, call, rulesFolder, explain);
        context.Out.WriteLine(VerdictJson.Write(verdict, loaded, duration, explain));
        return ExitCodes.Ok;
    }

    private static JudgedCall Judge(CommandContext context, ToolCall call, string? rulesFolder, bool explain)
    {
        if (rulesFolder is null)
        {
            // What is wrong with the rules is only known to who reads them.
            var state = StateFolder.Open(context.State);
            var images = explain ? ImageStore.None : new ImageStore(state, context.Clock, RuleFolder.LeisurelyBudget);
            var judged = JudgedCall.Judge(state, SettingsFile.Load(state), call, images);
            images.LeaveBehind();
            return judged;
        }

        var (loaded, paths) = CallSurroundings.Only(GivenPath.Resolve(context, rulesFolder), call.ProjectDirectory, call.Cwd);
        var started = Stopwatch.GetTimestamp();
        var verdict = Rules.Evaluation.Judge.Evaluate(loaded.Rules, CallExpansion.Expand(call, paths), paths);
        return new JudgedCall(loaded, verdict, Stopwatch.GetElapsedTime(started));
    }

    /// <summary>What is wrong with that option's value, or null.</summary>
    public static string? RulesProblem(CommandContext context, string? rulesFolder) =>
        rulesFolder is null || Directory.Exists(GivenPath.Resolve(context, rulesFolder)) ? null : $"`{rulesFolder}` is not a folder";

    /// <summary>What a call is judged by: the rules in force, or those of one folder.</summary>
    public static CallSurroundings Find(CommandContext context, string? rulesFolder, ToolCall call)
    {
        if (rulesFolder is not null) return CallSurroundings.Only(GivenPath.Resolve(context, rulesFolder), call.ProjectDirectory, call.Cwd);
        var state = StateFolder.Open(context.State);
        return CallSurroundings.Find(state, SettingsFile.Load(state), call.ProjectDirectory, call.Cwd);
    }
}
