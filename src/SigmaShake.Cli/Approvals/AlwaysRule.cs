using System.Text;
using SigmaShake.Cli.Init;
using SigmaShake.Cli.Loading;
using SigmaShake.Cli.Projects;
using SigmaShake.Cli.Recording;
using SigmaShake.Cli.State;
using SigmaShake.Ledger;
using SigmaShake.Ledger.Approvals;
using SigmaShake.Ledger.Content;
using SigmaShake.Ledger.Durable;
using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Checking;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Formatting;
using SigmaShake.Rules.Json;

namespace SigmaShake.Cli.Approvals;

/// <summary>A rule that lets the very call of a request through from now on, in one project; tried, and not yet written.</summary>
/// <param name="Project">The project's folder.</param>
/// <param name="Path">The file that it goes into, among the person's own exceptions for that project.</param>
/// <param name="Text">Its text.</param>
internal sealed record AlwaysRule(string Project, string Path, string Text)
{
    private const string Once = "approve it once";

    /// <summary>The rule's id behind its source's name.</summary>
    public string QualifiedId => $"user/{System.IO.Path.GetFileNameWithoutExtension(Path)}";

    /// <summary>Makes the rule, and judges the call by it; or says why there is none, with the cure.</summary>
    /// <param name="state">Our own state.</param>
    /// <param name="desk">Tells whether the call in the log is all of the call.</param>
    /// <param name="request">The request.</param>
    public static (AlwaysRule? Rule, string? Problem) For(StateFolder state, ApprovalDesk desk, WaitingRequest request)
    {
        if (CallOf(request.Content) is not { } call) return (null, $"the client of this call names no project; {Once}");
        var directory = call.ProjectDirectory!;
        if (ProjectFinder.Find(directory, "", HomeDirectory.Find(), state.Path) is not [var project, ..])
            return (null, $"exceptions are for a project, and there is no `.sigmashake` in `{directory}` or above; make that folder there, or {Once}");

        var settings = SettingsFile.Load(state);
        var verdict = Judge(call, CallSurroundings.Find(state, settings, directory, call.Cwd));
        if (desk.Bind(ApprovedCall.Of(verdict), out var binding) is { } error) return (null, error.ToString());
        if (binding != request.Binding) return (null, $"what the log has is not all of the call: a secret or a long text was left out, or a file that it goes through has changed since; {Once}");
        if (verdict.Expanded.Scripts.Length + verdict.Expanded.UnreadScripts.Length > 0) return (null, $"the call runs a script, which may be another one next time; {Once}");

        var id = $"approved-{request.Id}";
        var path = System.IO.Path.Combine(state.ProjectRules(project.Directory), $"{id}.rules");
        if (ExactRule.Of(call, verdict.Expanded.Actions[0].Capability == Capability.Execute, id) is not { } written) return (null, $"its input cannot be put into a rule; {Once}");
        var text = RuleFormatter.Format(path, Encoding.UTF8.GetBytes(written)).Text ?? written;
        var file = RuleFileReader.Read(path, Encoding.UTF8.GetBytes(text));
        if (file.Rules.Count != 1 || file.Diagnostics.Count > 0) return (null, $"its input cannot be put into a rule; {Once}");

        var tried = Judge(call, CallSurroundings.FindWith(new RuleFile($"{id}.rules", [], file, Stamp: null), state, settings, directory, call.Cwd));
        return tried.Ruling.Outcome.Stops()
            ? (null, $"no exception of yours lets it through: {Stopper(tried)} would still stop it; {Once}")
            : (new AlwaysRule(project.Directory, path, text), null);
    }

    /// <summary>Puts it on record and then in force, durably. Null, or why it is not in force. By the rule alone a hook that waits would not know of it: the request has to be answered besides.</summary>
    /// <param name="state">Our own state.</param>
    /// <param name="request">The request that it was made for.</param>
    /// <param name="clock">The time.</param>
    /// <exception cref="StateException">Its folder could not be made, or it could not be recorded: a loosening that the log does not know must not be.</exception>
    public LedgerError? PutInForce(StateFolder state, WaitingRequest request, TimeProvider clock)
    {
        // First: the log must not tell of a rule that there is no place for.
        MakeFolder(System.IO.Path.GetDirectoryName(Path)!);
        Recorder.RecordAction(state, new PersonAction("approve-always", $"{QualifiedId} in {Project}: {request.Describe()}"), clock);
        return AtomicFile.Write(Path, Encoding.UTF8.GetBytes(Text));
    }

    /// <summary>What to say where the rule was written, and the answer to the request was not.</summary>
    /// <param name="error">Why not.</param>
    public string InForceBut(LedgerError error) => $"the rule is in force, but the call that `{QualifiedId}` was written for was not answered, and has to be made again: {error.Message}";

    private static void MakeFolder(string folder)
    {
        try
        {
            PrivateFolder.Make(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StateException($"the folder `{folder}` cannot be made ({e.Message.TrimEnd('.')})", "nothing was written; remove what is in its way, or give yourself its folder back, and answer again", e);
        }
    }

    private static string Stopper(Verdict verdict) =>
        verdict.Ruling.Deciding is { } deciding ? $"`{deciding.Rule.QualifiedId}`" : "that it cannot be taken apart";

    private static Verdict Judge(ToolCall call, CallSurroundings surroundings) =>
        SigmaShake.Rules.Evaluation.Judge.Evaluate(surroundings.Rules.Rules, CallExpansion.Expand(call, surroundings.Context), surroundings.Context);

    // As the log has it. Whether that is all of it, its binding tells.
    private static ToolCall? CallOf(EntryContent content) => content is not { Project: { } project, Tool: { } tool, Agent: { } agent, Input.Kind: JsonKind.Object } ? null : new ToolCall
    {
        Agent = agent,
        Tool = tool,
        Input = content.Input,
        Cwd = content.Cwd ?? "",
        ProjectDirectory = project,
        Session = content.Session,
    };
}
