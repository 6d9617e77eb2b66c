using SigmaShake.WebTools;

namespace SigmaShake.Accounts.EndToEnd;

/// <summary>Every page, judged by others: axe-core in light colours and in dark ones, Mozilla's HTTP Observatory, Google's CSP evaluator.</summary>
public sealed class EveryPageTests(AllPages all) : IClassFixture<AllPages>
{
    private const string Policy = "Content-Security-Policy";

    [BrowserFact]
    public async Task No_page_has_a_barrier()
    {
        await using var chromium = await Chromium.StartAsync();
        var barriers = new List<string>();
        foreach (var page in all.Pages.DistinctBy(page => Settled(page.Html))) barriers.AddRange(await chromium.JudgeAsync(all.Address, page.Html, page.Name));

        Assert.Equal([], barriers);
    }

    [WebToolsFact]
    public async Task Mozillas_observatory_gives_every_page_an_A_plus()
    {
        GotPage[] pages = [.. all.Pages.Select(page => new GotPage(page.Name, (int)page.Status, page.Headers, page.Html))];

        var grades = await HeaderGrade.OfAsync(pages);

        Assert.Equal(pages.Select(page => page.Name), grades.Select(grade => grade.Name));
        Assert.Equal([], grades.Where(grade => grade.Grade != "A+" || grade.Failed.Count > 0).Select(grade => $"{grade.Name}: {grade.Grade} {string.Join("; ", grade.Failed)}"));

        // It is awake: each of these counts.
        string[] counting = [Policy, "Strict-Transport-Security", "X-Content-Type-Options"];
        var without = counting.Select(header => pages[0] with { Name = header, Headers = pages[0].Headers.Where(one => one.Key != header).ToDictionary() });
        Assert.All(await HeaderGrade.OfAsync(without), grade => Assert.NotEmpty(grade.Failed));
    }

    [WebToolsFact]
    public async Task Googles_evaluator_finds_nothing_in_the_policy_of_any_page() =>
        Assert.Equal([], await PolicyJudgement.GraveFindingsAsync(all.Pages.Select(page => (page.Name, page.Headers[Policy].Single()))));

    [BrowserFact]
    public async Task Letters_that_are_hardly_seen_in_the_dark_are_found()
    {
        await using var chromium = await Chromium.StartAsync();

        var barriers = await chromium.JudgeAsync(
            all.Address, "<!DOCTYPE html><html lang=en><title>x</title><style>:root{color-scheme:light dark}p{color:#333;background:light-dark(#fff,#222)}</style><main><h1>x</h1><p>hardly seen</p></main>", "page");

        Assert.StartsWith("page, Dark: color-contrast", Assert.Single(barriers));
    }

    // What strangers are told that they may not see is the same page everywhere.
    private static string Settled(string html) => string.Join('\n', html.Split('\n').Where(line => !line.Contains("nonce=", StringComparison.Ordinal) && !line.Contains("__RequestVerificationToken", StringComparison.Ordinal)));
}
