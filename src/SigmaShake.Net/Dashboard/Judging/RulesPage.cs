using SigmaShake.Cli.Explaining;
using SigmaShake.Cli.Loading;
using SigmaShake.Ledger.Index;
using SigmaShake.Net.Markup;
using SigmaShake.Net.Serving;
using SigmaShake.Rules.Evaluation;

namespace SigmaShake.Net.Dashboard.Judging;

/// <summary>The rules in force in a project: each layer and its sources, and of one source each rule, how often it decided, and what keeps it from deciding.</summary>
internal sealed class RulesPage(Machine machine, Judgement judgement)
{
    private const int MostProjects = 50;
    private const int MostDiagnostics = 20;

    public IEnumerable<Route> Routes => [Route.Get("/rules", (request, _) => AnswerAsync(request)), Route.Get("/rules/show", (request, _) => ShowAsync(request))];

    private async Task<Answer> AnswerAsync(PageRequest request)
    {
        var directory = AskedFolder.Of(request, machine);
        var counted = await DecidedCalls.CountAsync(machine, directory, request.Cancellation);
        var fired = counted.Value ?? DecidedCalls.None;
        var loaded = judgement.RulesIn(directory);
        var source = loaded.Rules.Sources.FirstOrDefault(one => one.Identity.Name == request.Asked("source"));
        var shadowing = new Shadowing(loaded.Rules, request.Cancellation);
        var shadowed = source is null ? [] : await Task.Run(() => shadowing.In(source), request.Cancellation);
        return new Answer.Page("Rules", Html.Of($"""
            {Projects(request, directory, fired)}
            {Diagnostics(loaded)}
            {(source is null ? Sources(request, loaded, directory, fired) : RuleTable.Of(request, source, directory, fired, shadowed))}
            {ShadowNote.Of(shadowing.Untried)}
            """));
    }

    private async Task<Answer> ShowAsync(PageRequest request)
    {
        var (directory, id) = (AskedFolder.Of(request, machine), request.Asked("id") ?? "");
        var found = judgement.RulesIn(directory).Rules.Sources.SelectMany(source => source.Rules).Where(rule => rule.QualifiedId == id).ToList();
        if (found.Count == 0) return Answer.NotFound;
        var project = found[0].Source.Layer == Layer.Project ? directory : null;
        var counted = await machine.AskAsync(index => index.Count(new EntryFilter { Rule = id, Project = project }, machine.Clock.LocalTimeZone), request.Cancellation);
        var times = counted.Value?.Entries ?? 0;
        return new Answer.Page(id, Html.Of($"""
            <p class="tabs"><a href="{request.Link(RuleLinks.SourcePath(found[0].Source.Name, directory))}">{found[0].Source.Name}</a>
            {(times > 0 ? Html.Of($"""<a href="{request.Link($"/log?rule={Uri.EscapeDataString(id)}{(project is null ? "" : $"&project={Uri.EscapeDataString(project)}")}")}">decided {Words.Number(times)} {(times == 1 ? "call" : "calls")}</a>""") : Html.Of($"<span>never decided a call</span>"))}</p>
            {Html.Each(found, Text)}
            """));
    }

    /// <summary>What is wrong with the files that were read.</summary>
    public static Html Diagnostics(LoadedRules loaded) => Html.Each(loaded.Diagnostics.Take(MostDiagnostics), diagnostic => Notice.Problem(diagnostic.ToString()));

    private static Html Text(RankedRule rule) => Html.Of($"""
        <p>{Names.Of(rule.Source.Layer)} layer, {rule.Rule.Location.ToString()}{(rule.IsDisabled ? ", switched off" : "")}</p>
        {(rule.Rule.Message.Length > 0 ? Html.Of($"<p>{Prose.Of(rule.Rule.Message)}</p>") : Html.None)}
        <pre>{RuleText.Of(rule.Rule)}</pre>
        """);

    private Html Projects(PageRequest request, string directory, DecidedCalls fired)
    {
        var projects = fired.Projects.Where(AskedFolder.IsOne).Take(MostProjects).Append(machine.Directory).Append(directory).Distinct().Order(StringComparer.Ordinal);
        return Html.Of($"""
            <form class="filters" method="get" action="{request.Link("/rules")}">
            <label class="long">In the project {Choice.Of("project", projects.Select(project => (project, project)), directory)}</label>
            <button>Show</button>
            </form>
            """);
    }

    private static Html Sources(PageRequest request, LoadedRules loaded, string directory, DecidedCalls fired) => Html.Of($"""
        <p class="tabs"><a href="{request.Link(IdleRulesPage.PathOf(directory))}">Shadowed, or never decided</a></p>
        <div class="wide" tabindex="0" role="region" aria-label="Sources of rules"><table>
        <caption>most trusted first; nothing silences what stands above it</caption>
        <thead><tr><th scope="col">layer</th><th scope="col">source</th><th scope="col" class="number">rules</th><th scope="col" class="number">off</th><th scope="col" class="number">never decided</th><th scope="col" class="number">calls decided</th></tr></thead>
        <tbody>{Html.Each(loaded.Rules.Sources, source => Row(request, source, directory, fired))}</tbody>
        </table></div>
        """);

    private static Html Row(PageRequest request, RuleSource source, string directory, DecidedCalls fired)
    {
        var (identity, rules) = (source.Identity, source.Rules);
        return Html.Of($"""
            <tr><td>{Names.Of(identity.Layer)}</td>
            <th scope="row"><a href="{request.Link(RuleLinks.SourcePath(identity.Name, directory))}">{identity.Name}</a>{(identity.IsTrusted ? "" : " (not trusted)")}</th>
            <td class="number">{rules.Count}</td><td class="number">{rules.Count(rule => rule.IsDisabled)}</td>
            <td class="number">{rules.Count(rule => !rule.IsDisabled && fired.Of(rule) == 0)}</td>
            <td class="number">{Words.Number(rules.DistinctBy(rule => rule.QualifiedId).Sum(fired.Of))}</td></tr>
            """);
    }
}
