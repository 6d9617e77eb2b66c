using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Routing;
using SigmaShake.Platform.Permissions;
using SigmaShake.Server.Testing.Tenants;

namespace SigmaShake.Server.Tests.Isolation;

/// <summary>
/// Abuse 20: somebody who is at home in one organisation asks for another's, on every route of the table, with everything that is good at home. They get what a
/// name gets that nobody has, byte for byte, nothing of the other's, and change nothing.
/// </summary>
public sealed class TenantHoppingTests(TwoOrganisations two) : IClassFixture<TwoOrganisations>
{
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    [Fact]
    public void Both_have_one_of_everything_and_none_in_common() => Assert.All(Things.MadeUp.Names, name =>
        Assert.Equal(3, new[] { two.Mine.Things[name], two.Theirs.Things[name], Things.MadeUp[name] }.Distinct().Count(thing => thing.Length > 0)));

    [Fact]
    public async Task By_path_with_every_credential_that_there_is()
    {
        var walked = 0;
        foreach (var (route, method) in two.RoutesOfOrganisations)
        {
            foreach (var credential in two.Credentials)
            {
                var what = $"{Fillings.NameOf(route, method)} with {credential.Name}";
                var theirs = await AskAsync(route, method, two.Theirs.Name, credential);
                var nobodys = await AskAsync(route, method, TwoOrganisations.Nobody, credential);

                Assert.True(IsRefused(route, theirs.Status), $"{what}: {theirs}");
                Assert.True(nobodys == theirs, $"{what}:\n{theirs}\nand for a name that nobody has:\n{nobodys}");
                theirs.HoldsNothingOf(two.Theirs, "", what);
                walked++;
            }
        }

        Assert.True(walked > 800, $"hardly any route was walked: {walked}");
        Assert.NotEmpty(two.Log.Lines);
        await two.AreStillApartAsync();
    }

    [Fact]
    public async Task By_path_with_every_method()
    {
        var session = Credential.OfPeople(two.Mine)[0];
        foreach (var path in two.RoutesOfOrganisations.Select(one => one.Route).DistinctBy(route => route.RoutePattern.RawText))
        {
            foreach (var method in Methods)
            {
                var theirs = await two.SendAsync(method, two.Theirs.Things.PathOf(path, two.Theirs.Name), null, session);
                var nobodys = await two.SendAsync(method, two.Theirs.Things.PathOf(path, TwoOrganisations.Nobody), null, session);

                Assert.True(theirs.Status is HttpStatusCode.MethodNotAllowed || IsRefused(path, theirs.Status), $"{method} {path.RoutePattern.RawText}: {theirs}");
                Assert.True(nobodys == theirs, $"{method} {path.RoutePattern.RawText}:\n{theirs}\nand for a name that nobody has:\n{nobodys}");
                theirs.HoldsNothingOf(two.Theirs, "", $"{method} {path.RoutePattern.RawText}");
            }
        }

        await two.AreStillApartAsync();
    }

    [Theory]
    [InlineData("QUARRY-HOME")]
    [InlineData("%71uarry-home")]
    [InlineData("quarry-home%00")]
    [InlineData("quarry-home%20")]
    [InlineData("hopper-home%2f..%2fquarry-home")]
    [InlineData("hopper-home%5c..%5cquarry-home")]
    [InlineData("hopper-home;quarry-home")]
    [InlineData("hopper-home,quarry-home")]
    [InlineData("*")]
    public async Task By_other_spellings_of_the_name(string spelling)
    {
        var session = Credential.OfPeople(two.Mine)[0];
        foreach (var (route, method) in two.RoutesOfOrganisations)
        {
            var answer = await AskAsync(route, method, spelling, session);

            Assert.True(IsRefused(route, answer.Status) || answer.Status == HttpStatusCode.BadRequest, $"{Fillings.NameOf(route, method)}: {answer}");
            answer.HoldsNothingOf(two.Theirs, "", Fillings.NameOf(route, method));
        }

        await two.AreStillApartAsync();
    }

    [Fact]
    public async Task What_one_takes_away_has_nothing_of_theirs_in_it()
    {
        using var owner = await two.Server.SignInAsync($"owner of {two.Mine.Name}");
        await owner.GetAsync($"/o/{two.Mine.Name}/export");
        using var answer = await owner.SubmitAsync($"/o/{two.Mine.Name}/export");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await using var archive = new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));
        var all = new StringBuilder();
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync(TestContext.Current.CancellationToken), Encoding.Latin1);
            all.Append(entry.FullName).Append(await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        }

        var text = all.ToString();
        Assert.Contains(two.Mine.Things["role"], text);
        Assert.All(two.Theirs.Marks, mark => Assert.DoesNotContain(mark, text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_question_that_would_wait_for_their_news_is_refused_at_once()
    {
        var machine = Credential.OfOthers(two.Mine, two.Server)[0];
        var tag = (await two.Theirs.Machine.TimestampAsync()).Tag!;
        Task<Answer> WaitAsync(string organisation) => two.SendAsync("GET", $"/fleet/{organisation}/metadata/timestamp.json", null, machine, request =>
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
            request.Headers.TryAddWithoutValidation("Prefer", "wait=25");
        });
        var clock = Stopwatch.StartNew();

        Assert.Equal(await WaitAsync(TwoOrganisations.Nobody), await WaitAsync(two.Theirs.Name));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"it was held for {clock.Elapsed}");
    }

    private Task<Answer> AskAsync(RouteEndpoint route, string method, string organisation, Credential credential) =>
        two.SendAsync(method, two.Theirs.Things.PathOf(route, organisation), Fillings.Of(route, method, two.Mine, two.Theirs.Things), credential);

    // A scheme of credentials may refuse in words of its own, the same for every organisation; everywhere else there is nothing, or nobody who could be told so.
    private static bool IsRefused(RouteEndpoint route, HttpStatusCode status) =>
        status is HttpStatusCode.NotFound or HttpStatusCode.Unauthorized || (status == HttpStatusCode.Forbidden && route.Metadata.GetMetadata<RouteAccess>() is RouteAccess.ByCredential);
}
