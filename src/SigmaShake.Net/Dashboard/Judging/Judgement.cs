using SigmaShake.Cli.Files;
using SigmaShake.Cli.Fleet;
using SigmaShake.Cli.Loading;
using SigmaShake.Cli.Projects;
using SigmaShake.Cli.State;
using SigmaShake.Ledger.Content;
using SigmaShake.Net.Markup;
using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Paths;

namespace SigmaShake.Net.Dashboard.Judging;

/// <summary>Judges by the rules that are in force now, and shows why. Records nothing.</summary>
internal sealed class Judgement(Machine machine)
{
    /// <summary>The rules in force for calls that are made in a folder.</summary>
    /// <exception cref="StateException">Our own state cannot be read.</exception>
    public LoadedRules RulesIn(string directory) => Rules(directory, directory);

    /// <summary>Judges a call, as if it were made now.</summary>
    /// <exception cref="StateException">Our own state cannot be read.</exception>
    public Html Try(ToolCall call)
    {
        var (verdict, trace) = Judge(call, FileView.Instance);
        return VerdictMarkup.Of(verdict, trace);
    }

    /// <summary>Judges a recorded call once more.</summary>
    /// <exception cref="StateException">Our own state cannot be read.</exception>
    public Html Again(EntryContent content)
    {
        if (RecordedCall.Of(content) is not { } recorded) return Html.None;
        if (recorded.Call is not { } call) return Html.Of($"<h2>Why</h2><p>What the log kept of this call is above. It cannot be judged once more: such calls {recorded.Obstacle}.</p>");

        // An agent names what it likes, and no system call takes such a name.
        if ($"{call.Cwd}{call.ProjectDirectory}".Contains('\0', StringComparison.Ordinal)) return Html.Of($"<h2>Why</h2><p>It cannot be judged once more: the folder that it names can be none.</p>");
        var (verdict, trace) = Judge(call, recorded.Files);
        return verdict.Ruling.Outcome.Word() == content.Decision && verdict.Ruling.Deciding?.Rule.QualifiedId == content.Rule
            ? Html.Of($"<h2>Why</h2><p>Judged again by the rules as they are now, with the same result.</p>{VerdictMarkup.Actions(verdict, trace)}")
            : Html.Of($"""<h2>Why</h2><p class="problem">The rules as they are now come to another result than those of then:</p>{VerdictMarkup.Of(verdict, trace)}""");
    }

    private (Verdict Verdict, JudgeTrace Trace) Judge(ToolCall call, IFileView files)
    {
        var context = new PathContext(call.Cwd, call.ProjectDirectory ?? call.Cwd, HomeDirectory.Find(), files);
        var trace = new JudgeTrace();
        return (SigmaShake.Rules.Evaluation.Judge.Evaluate(Rules(call.ProjectDirectory, call.Cwd).Rules, CallExpansion.Expand(call, context), context, trace), trace);
    }

    private LoadedRules Rules(string? clientDirectory, string cwd) => RuleLoader.Load(
        machine.State, SettingsFile.Load(machine.State), ProjectFinder.Find(clientDirectory, cwd, HomeDirectory.Find(), machine.State.Path), ImageStore.None);
}
