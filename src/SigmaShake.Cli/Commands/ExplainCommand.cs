using System.CommandLine;
using SigmaShake.Cli.Explaining;
using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Evaluation;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg explain</c>: why a call is judged as it is.</summary>
internal static class ExplainCommand
{
    public static Command Define(CommandContext context)
    {
        var shell = new Argument<string?>("COMMAND")
        {
            Description = "A shell command, as one argument; without it the call is read as JSON from standard input.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var rules = TriedRules.RulesOption();
        var packs = TriedRules.PacksOption();
        var all = new Option<bool>("--all") { Description = "Also list the rules that do not reach the call, and on each action those that did not match." };
        var command = new Command("explain", "Show every rule considered, the truth of each condition, and why it lost or won. Records nothing.")
        {
            shell, rules, packs, all,
        };
        command.SetAction(parsed => Run(context, parsed.GetValue(shell), parsed.GetValue(rules), parsed.GetValue(packs), parsed.GetValue(all)));
        return command;
    }

    private static int Run(CommandContext context, string? shell, string? rulesFolder, string? packs, bool all)
    {
        var (tried, unusable) = TriedRules.Read(context, rulesFolder, packs);
        if (tried is null) return context.Fail(unusable!, ExitCodes.Usage);
        var (call, problem) = shell is not null ? (CallReader.FromCommand(shell, context.Directory), null) : CallReader.FromStandardInput(context);
        if (call is null) return context.Fail(problem!, ExitCodes.Usage);

        var (loaded, paths) = tried.Find(context, call);
        var trace = new JudgeTrace();
        var verdict = Judge.Evaluate(loaded.Rules, CallExpansion.Expand(call, paths), paths, trace);
        new Explanation(context.Out).Print(verdict, trace, all);
        return ExitCodes.Ok;
    }
}
