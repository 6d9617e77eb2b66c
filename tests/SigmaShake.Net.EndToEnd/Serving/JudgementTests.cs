using Microsoft.Playwright;
using SigmaShake.WebTools;

namespace SigmaShake.Net.EndToEnd.Serving;

/// <summary>Every page of the dashboard, judged by others: Google's CSP evaluator and Lighthouse.</summary>
public sealed class JudgementTests(ServingProgram program) : IClassFixture<ServingProgram>
{
    private const int LeastScore = 95;
    private const int MostLooks = 5;

    [WebToolsFact]
    public async Task Googles_evaluator_finds_nothing_in_any_policy()
    {
        var page = await program.SignInAsync(isPerson: true);
        await program.AskAsync("git reset --hard HEAD~21");
        var policies = new List<(string, string)>();
        foreach (var address in (string[])[.. await DashboardPages.FindAsync(page), $"{page.Url}/nothing", program.Address, await program.LinkAsync(), $"{program.Address}/assets/live.js"])
        {
            policies.Add((address, (await page.GotoAsync(address))!.Headers["content-security-policy"]));
        }

        Assert.Equal([], await PolicyJudgement.GraveFindingsAsync(policies));
        Assert.NotEmpty(await PolicyJudgement.GraveFindingsAsync([("page", "script-src 'unsafe-inline'")]));
    }

    // All pages take it three minutes: these are the ones with most in them.
    [WebToolsFact]
    public async Task Lighthouse_gives_the_heaviest_pages_at_least_95()
    {
        var page = await program.SignInAsync(isPerson: true);
        await program.AskAsync("git reset --hard HEAD~23");
        var folder = page.Url.TrimEnd('/');
        await JudgeAsync(page, [page.Url, $"{folder}/log", $"{folder}/log/3/proof"]);
    }

    [WebToolsFact]
    [Trait("Category", "Nightly")]
    public async Task Lighthouse_gives_every_page_at_least_95()
    {
        var page = await program.SignInAsync(isPerson: true);
        await program.AskAsync("git reset --hard HEAD~22");
        await JudgeAsync(page, [.. await DashboardPages.FindAsync(page), program.Address + "/", await program.LinkAsync()]);
    }

    private static async Task JudgeAsync(IPage page, IReadOnlyList<string> addresses)
    {
        var cookie = (await page.Context.CookiesAsync([page.Url])).Single();

        // It counts as ours what else the machine does meanwhile: then a page is looked at again.
        var scores = new Dictionary<string, PageScores>();
        for (var looks = 0; looks < MostLooks && addresses.Count > 0; looks++)
        {
            foreach (var (address, given) in await PageScores.OfAsync($"{cookie.Name}={cookie.Value}", addresses)) scores[address] = given;
            addresses = [.. addresses.Where(address => !IsGood(scores[address]))];
        }

        Assert.True(addresses.Count == 0, string.Join('\n', addresses.Select(address => $"{address}: {scores[address]} {string.Join("; ", scores[address].Failed)}")));
    }

    private static bool IsGood(PageScores scores) => scores is { Performance: >= LeastScore, Accessibility: >= LeastScore, BestPractices: >= LeastScore };
}
