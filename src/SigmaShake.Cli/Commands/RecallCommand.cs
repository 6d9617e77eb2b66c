using System.CommandLine;
using SigmaShake.Cli.Explaining;
using SigmaShake.Cli.Loading;
using SigmaShake.Cli.State;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg recall</c>: what the AMBIENT rules know about a word.</summary>
internal static class RecallCommand
{
    public static Command Define(CommandContext context)
    {
        var word = new Argument<string>("WORD") { Description = "A word of an id, a headline, a text or a category." };
        var command = new Command("recall", "Find knowledge: the AMBIENT rules of your own and of trusted projects that mention a word.") { word };
        command.SetAction(parsed => Run(context, parsed.GetValue(word)!));
        return command;
    }

    private static int Run(CommandContext context, string word)
    {
        var state = StateFolder.Open(context.State);
        var known = CallSurroundings.Find(state, SettingsFile.Load(state), context.Directory, context.Directory).Rules.Ambients;
        var found = known.Where(ambient => Mentions(ambient, word)).ToList();
        if (found.Count == 0) return context.Fail($"nothing is known about `{word}`; {Counted.Text(known.Count, "AMBIENT rule")} in reach");
        foreach (var (source, rule) in found)
        {
            context.Out.WriteLine($"{rule.Headline}  [{source.Name}/{rule.Id}]");
            if (rule.Body is { } body) context.Out.WriteLine(body);
            context.Out.WriteLine();
        }

        return ExitCodes.Ok;
    }

    private static bool Mentions(SourcedAmbient ambient, string word) =>
        ((string?[])[ambient.Rule.Id, ambient.Rule.Headline, ambient.Rule.Body, .. ambient.Rule.Categories])
        .Any(text => text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true);
}
