using SigmaShake.Cli.Explaining;
using SigmaShake.Net.Markup;
using SigmaShake.Net.Serving;
using SigmaShake.Rules.Evaluation;

namespace SigmaShake.Net.Dashboard.Judging;

/// <summary>Of all layers the rules that do nothing: those that stand in the shadow of another, and those that have never decided a call.</summary>
internal sealed class IdleRulesPage(Machine machine, Judgement judgement)
{
    private const string Address = "/rules/idle";

    // Whoever has more of them knows enough by these.
    private const int MostShown = 100;

    public IEnumerable<Route> Routes => [Route.Get(Address, (request, _) => AnswerAsync(request))];

    /// <summary>Where it is.</summary>
    /// <param name="directory">The folder whose rules are meant.</param>
    public static string PathOf(string directory) => $"{Address}?project={Uri.EscapeDataString(directory)}";

    private async Task<Answer> AnswerAsync(PageRequest request)
    {
        var directory = AskedFolder.Of(request, machine);
        var counted = await DecidedCalls.CountAsync(machine, directory, request.Cancellation);
        if (counted.Problem is { } problem) return new Answer.Page("Rules that do nothing", Notice.Problem(problem));
        var fired = counted.Value ?? DecidedCalls.None;
        var loaded = judgement.RulesIn(directory);
        var rules = loaded.Rules;
        var shadowing = new Shadowing(rules, request.Cancellation);
        var shadowed = await Task.Run(() => rules.Sources.SelectMany(shadowing.In).ToList(), request.Cancellation);
        return new Answer.Page("Rules that do nothing", Html.Of($"""
            <p class="tabs"><a href="{request.Link(RuleLinks.AllPath(directory))}">All sources</a></p>
            {RulesPage.Diagnostics(loaded)}
            <p>Of the rules in force in <code>{directory}</code>. What is switched off is left out.</p>
            <section aria-labelledby="shadowed"><h2 id="shadowed">In the shadow of another</h2>
            {(shadowed.Count == 0 ? Html.Of($"<p>None, as far as their examples tell.</p>") : Shadows(request, shadowed, directory))}
            {ShadowNote.Of(shadowing.Untried)}
            </section>
            <section aria-labelledby="never"><h2 id="never">Never decided a call</h2>
            <p class="hint">As long as the log goes back; of a project’s own rules, in calls that named this folder as their project. A guard that nobody has run into is no worse for that.</p>
            {Html.Each(rules.Sources, source => Never(request, source, fired, directory))}
            </section>
            """));
    }

    private static Html Shadows(PageRequest request, List<KeyValuePair<string, string>> shadowed, string directory) => Html.Of($"""
        <div class="wide" tabindex="0" role="region" aria-label="Shadowed rules"><table>
        <thead><tr><th scope="col">rule</th><th scope="col">in each of its examples this comes first</th></tr></thead>
        <tbody>{Html.Each(shadowed.Take(MostShown), one => Html.Of($"""<tr><th scope="row" class="wrap">{Rule(request, one.Key, one.Key, directory)}</th><td class="wrap">{Rule(request, one.Value, one.Value, directory)}</td></tr>"""))}</tbody>
        </table></div>
        {More(shadowed.Count)}
        """);

    private static Html Never(PageRequest request, RuleSource source, DecidedCalls fired, string directory)
    {
        var on = source.Rules.Where(rule => !rule.IsDisabled).ToList();
        var idle = on.Where(rule => fired.Of(rule) == 0).ToList();
        return idle.Count == 0 ? Html.None : Html.Of($"""
            <details><summary>{source.Identity.Name}, {Names.Of(source.Identity.Layer)} layer: {idle.Count} of {Counted.Text(on.Count, "rule")}</summary>
            <ul class="names">{Html.Each(idle.Take(MostShown), rule => Html.Of($"<li>{Rule(request, rule.QualifiedId, rule.Rule.Id, directory)}</li>"))}</ul>{More(idle.Count)}</details>
            """);
    }

    private static Html More(int count) => count > MostShown ? Html.Of($"<p>and {Words.Number(count - MostShown)} more</p>") : Html.None;

    private static Html Rule(PageRequest request, string id, string name, string directory) => Html.Of($"""<a href="{request.Link(RuleLinks.Path(id, directory))}">{name}</a>""");
}
