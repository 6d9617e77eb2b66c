using System.CommandLine;
using SigmaShake.Ledger.Index;

namespace SigmaShake.Cli.Commands;

/// <summary>The options by which commands about the log choose entries.</summary>
internal sealed class FilterOptions
{
    private readonly Option<string> _since = Of("--since", $"At or after this time: {GivenTime.Forms}.", "TIME");
    private readonly Option<string> _until = Of("--until", "Before this time, given as with `--since`.", "TIME");
    private readonly Option<string> _decision = Of("--decision", "Judged so: block, force, ask, allow, log or shadow.", "WORD");
    private readonly Option<string> _agent = Of("--agent", "Calls of this client: claude-code, codex ….", "NAME");
    private readonly Option<string> _tool = Of("--tool", "Calls of this tool, or actions of a person by their name.", "NAME");
    private readonly Option<string> _rule = Of("--rule", "Decided by this rule: its id, with its pack or without.", "ID");
    private readonly Option<string> _project = Of("--project", "In this project: its folder, or that folder's name.", "DIR");
    private readonly Option<string> _session = Of("--session", "In this session of the client.", "ID");
    private readonly Option<string> _kind = Of("--kind", "Entries of this kind: call, action, recovered, erasure.", "WORD");

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (ReadOnlySpan<Option<string>>)[_since, _until, _decision, _agent, _tool, _rule, _project, _session, _kind]) command.Options.Add(option);
    }

    /// <summary>The filter, or what is wrong with an option.</summary>
    public (EntryFilter? Filter, string? Problem) Read(ParseResult parsed, TimeProvider clock)
    {
        var (since, until) = (parsed.GetValue(_since), parsed.GetValue(_until));
        var filter = new EntryFilter
        {
            Since = since is null ? null : GivenTime.Parse(since, clock),
            Until = until is null ? null : GivenTime.Parse(until, clock),
            Decision = parsed.GetValue(_decision),
            Agent = parsed.GetValue(_agent),
            Tool = parsed.GetValue(_tool),
            Rule = parsed.GetValue(_rule),
            Project = parsed.GetValue(_project),
            Session = parsed.GetValue(_session),
            Kind = parsed.GetValue(_kind),
        };
        if (since is not null && filter.Since is null) return (null, NotATime("--since", since));
        if (until is not null && filter.Until is null) return (null, NotATime("--until", until));
        return filter is { Since: { } from, Until: { } to } && from >= to ? (null, $"`--since {since}` is not before `--until {until}`: nothing lies between") : (filter, null);
    }

    private static string NotATime(string option, string text) => $"`{option} {text}` is no time; say {GivenTime.Forms}";

    private static Option<string> Of(string name, string description, string helpName) => new(name) { Description = description, HelpName = helpName };
}
