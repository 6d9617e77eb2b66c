using SigmaShake.Cli.Explaining;
using SigmaShake.Net.Markup;
using SigmaShake.Net.Serving;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Model;

namespace SigmaShake.Net.Dashboard.Judging;

/// <summary>The rules of one source, in the order in which they are judged.</summary>
internal static class RuleTable
{
    /// <summary>Shows them.</summary>
    /// <param name="request">Who asks.</param>
    /// <param name="source">The source.</param>
    /// <param name="directory">The folder that it is in force in.</param>
    /// <param name="fired">How often each rule decided a call.</param>
    /// <param name="shadowed">The rules that never get to decide, by their ids, and because of which.</param>
    public static Html Of(PageRequest request, RuleSource source, string directory, DecidedCalls fired, Dictionary<string, string> shadowed) => Html.Of($"""
        <p class="tabs"><a href="{request.Link(RuleLinks.AllPath(directory))}">All sources</a></p>
        <h2>{source.Identity.Name}, {Names.Of(source.Identity.Layer)} layer</h2>
        <div class="wide" tabindex="0" role="region" aria-label="Rules"><table>
        <thead><tr><th scope="col">rule</th><th scope="col">decision</th><th scope="col">on</th><th scope="col" class="number">priority</th><th scope="col" class="number">calls decided</th><th scope="col">note</th></tr></thead>
        <tbody>{Html.Each(source.Rules, rule => Row(request, rule, directory, fired.Of(rule), Notes(source, rule, shadowed)))}</tbody>
        </table></div>
        """);

    private static Html Row(PageRequest request, RankedRule rule, string directory, long times, IEnumerable<string> notes) => Html.Of($"""
        <tr><th scope="row" class="wrap"><a href="{request.Link(RuleLinks.Path(rule.QualifiedId, directory))}">{rule.Rule.Id}</a></th>
        <td>{Words.Verdict(VerdictMarkup.WordOf(rule.Decision))}</td><td>{Names.Of(rule.Rule.Target)}</td><td class="number">{rule.Rule.Priority}</td>
        <td class="number">{(times > 0 ? Words.Number(times) : "never")}</td><td class="wrap">{string.Join("; ", notes)}</td></tr>
        """);

    private static IEnumerable<string> Notes(RuleSource source, RankedRule rule, Dictionary<string, string> shadowed)
    {
        if (shadowed.TryGetValue(rule.QualifiedId, out var shade)) yield return $"shadowed: in each of its examples {shade} comes first";
        if (rule.IsDisabled) yield return rule.Rule.Enabled ? "switched off" : "switched off in its own text";
        if (rule.IsException) yield return "exception";
        if (rule.Rule.IsBroken) yield return "broken: run `ssg lint`";
        if (rule.Decision == Decision.Allow && !(source.Identity.IsTrusted && source.Identity.MayLoosen)) yield return "silences nothing outside its source";
    }
}
