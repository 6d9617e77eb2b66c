using Microsoft.AspNetCore.Http;
using SigmaShake.Cli.Commands;
using SigmaShake.Cli.Explaining;
using SigmaShake.Cli.Loading;
using SigmaShake.Cli.Projects;
using SigmaShake.Cli.State;
using SigmaShake.Net.Dashboard.Judging;
using SigmaShake.Net.Markup;
using SigmaShake.Net.Serving;

namespace SigmaShake.Net.Dashboard.Packs;

/// <summary>The packs inside the program: which are in force, who says so, and a button to change it.</summary>
internal sealed class PacksPage(Machine machine)
{
    public IEnumerable<Route> Routes =>
    [
        Route.Get("/packs", (request, _) => Task.FromResult<Answer>(Show(request, Html.None))),
        Route.Post("/packs/*/enable", (request, name) => Task.FromResult(Change(request, name, enable: true))),
        Route.Post("/packs/*/disable", (request, name) => Task.FromResult(Change(request, name, enable: false))),
    ];

    private Answer.Page Show(PageRequest request, Html notice, int status = StatusCodes.Status200OK)
    {
        var projects = ProjectFinder.Find(machine.Directory, machine.Directory, HomeDirectory.Find(), machine.State.Path).Select(ProjectSettings.Read).ToArray();
        var (settings, fleet) = (SettingsFile.Load(machine.State), FleetLayer.Settings(FleetLayer.PlacesOf(machine.State)));
        return new Answer.Page("Packs", Html.Of($"""
            {notice}
            <div class="wide" tabindex="0" role="region" aria-label="Packs"><table class="rows">
            <thead><tr><th scope="col">pack</th><th scope="col">in force</th><th scope="col">why</th><th scope="col" class="number">size</th><th scope="col">guards</th><th scope="col"><span class="unseen">change</span></th></tr></thead>
            <tbody>{Html.Each(EmbeddedPack.All, pack => Row(request, pack, PackState.Of(pack, fleet.Packs, settings, projects)))}</tbody>
            </table></div>
            """), status);
    }

    private Html Row(PageRequest request, EmbeddedPack pack, PackState state) => Html.Of($"""
        <tr><th scope="row">{(state.IsInForce ? Html.Of($"""<a href="{request.Link(RuleLinks.SourcePath(pack.Name, machine.Directory))}">{pack.Name}</a>""") : Html.Of($"{pack.Name}"))}</th>
        <td>{(state.IsInForce ? "on" : "off")}</td><td>{state.Reason}</td><td class="number">{Counted.Text(pack.Image.RuleCount, "rule")}</td><td class="wrap">{pack.Summary}</td>
        <td>{Button(request, pack, state)}</td></tr>
        """);

    // What is enforced by somebody else is not for this page to change; and what loosens is for a person.
    private static Html Button(PageRequest request, EmbeddedPack pack, PackState state)
    {
        if (pack.IsBuiltIn || state.IsOfFleet || (state.IsInForce && !request.Session.IsPerson)) return Html.None;
        var (verb, label) = state.IsInForce ? ("disable", "Disable") : ("enable", "Enable");
        return Html.Of($"""
            <form method="post" action="{request.Link($"/packs/{pack.Name}/{verb}")}">{request.FormToken}
            <button aria-label="{$"{label} {pack.Name}"}">{label}</button></form>
            """);
    }

    private Answer Change(PageRequest request, string name, bool enable)
    {
        if (EmbeddedPack.Find(name) is not { } pack) return Answer.NotFound;
        if (!enable && pack.IsBuiltIn) return Show(request, Notice.Problem($"{pack.Name} guards SigmaShake itself and cannot be switched off."), StatusCodes.Status403Forbidden);
        var change = enable ? PackChange.Enable(machine.State, [pack]) : PackChange.Disable(machine.State, [pack]);
        if (change.MayLoosen && !request.Session.IsPerson) return Show(request, Notice.ForPersons, StatusCodes.Status403Forbidden);
        return change.Save(machine.Clock) is { } problem ? Show(request, Notice.Problem(problem), StatusCodes.Status500InternalServerError) : new Answer.Redirect("/packs");
    }
}
