using SigmaShake.Agents;
using SigmaShake.Cli.Answers;
using SigmaShake.Cli.State;
using SigmaShake.Ledger.Payload;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Json;

namespace SigmaShake.Cli.Recording;

/// <summary>A judged call, and what its agent is about to be told.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Enforcement">What is done about it.</param>
/// <param name="Answer">The very answer: what the log says of it is what was said.</param>
/// <param name="Project">The project's directory, or null.</param>
/// <param name="Duration">From the start of the process.</param>
internal sealed record RecordedCall(Verdict Verdict, Enforcement Enforcement, HookAnswer Answer, string? Project, TimeSpan Duration)
{
    /// <summary>What an approval of it is bound to, where one was asked for; else null.</summary>
    public string? Request { get; init; }

    /// <summary>The same, where a person has approved it.</summary>
    public string? Approved { get; init; }

    /// <summary>Whether a person is asked now, and the agent told afterwards.</summary>
    public bool IsWaiting { get; init; }

    /// <summary>As the ledger takes it.</summary>
    public JudgedCall ToJudgedCall()
    {
        var call = Verdict.Expanded.Call;
        return new JudgedCall
        {
            Agent = call.Agent,
            Session = call.Session,
            CallId = call.CallId,
            Cwd = call.Cwd,
            Project = Project,
            Tool = call.Tool,
            Input = CompactJson.Write(call.Input),
            Decision = Verdict.Ruling.Outcome.Word(),
            RuleId = Verdict.Ruling.Deciding?.Rule.QualifiedId,
            Reason = Enforcement.Reason,
            Matched = Matched(),
            Links = Verdict.Links,
            Scripts = Array.ConvertAll(Verdict.Expanded.Scripts, script => KeyValuePair.Create(script.Path, script.Content)),
            Mode = Enforcement.Mode,
            Answer = Told(),
            Request = Request,
            Approved = Approved,
            DurationUs = (long)Duration.TotalMicroseconds,
            Version = ProductVersion.Text,
        };
    }

    // A rule may match several actions of one call.
    private string[] Matched()
    {
        var ids = new List<string>(Verdict.Matches.Length);
        foreach (var match in Verdict.Matches)
        {
            if (!ids.Contains(match.Rule.QualifiedId)) ids.Add(match.Rule.QualifiedId);
        }

        return ids.Count <= PayloadWriter.MaxMatched ? [.. ids] : TellingFirst(ids);
    }

    // The log keeps the first ones, and a call can be made to match many: those that somebody is told of must not get lost among them.
    private string[] TellingFirst(List<string> ids)
    {
        var first = new List<string>(ids.Count);
        foreach (var match in Verdict.Matches)
        {
            var rule = match.Rule;
            if ((rule.Rule.Webhook is not null || rule.Rule.Run.Count > 0) && !first.Contains(rule.QualifiedId)) first.Add(rule.QualifiedId);
        }

        foreach (var id in ids)
        {
            if (!first.Contains(id)) first.Add(id);
        }

        return [.. first];
    }

    // A client that cannot ask is refused instead; a refusal that a client believes in JSON only ends with 0.
    private string Told() => (Answer.ExitCode, Enforcement.Reply.Kind) switch
    {
        _ when IsWaiting => "waiting",
        (HookAnswer.RefusedExitCode, _) or (_, ReplyKind.Refuse) => "refused",
        (_, ReplyKind.Ask) => "asked",
        (_, ReplyKind.Grant) when !Answer.Stdout.IsEmpty => "granted",
        _ => "nothing",
    };
}
