using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using SigmaShake.Server.Testing.Tenants;

namespace SigmaShake.Server.Tests.Isolation;

/// <summary>
/// Abuse 20, from home: every route is asked, in one's own organisation, for things that are another's. They are what things are that nobody has: the same answer,
/// to the byte where it is a refusal, and nothing changes where they are.
/// </summary>
public sealed class ForeignThingTests(TwoOrganisations two) : IClassFixture<TwoOrganisations>
{
    [Fact]
    public async Task In_the_path_they_are_as_things_that_nobody_has()
    {
        var walked = 0;
        foreach (var (route, method) in two.Routes.Where(one => Things.AreNamedBy(one.Route)))
        {
            foreach (var credential in two.CredentialsAtHome)
            {
                var what = $"{Fillings.NameOf(route, method)} with {credential.Name}";
                var theirs = await two.AskAtHomeAsync(route, method, two.Theirs.Things, two.Mine.Things, credential);
                var nobodys = await two.AskAtHomeAsync(route, method, Things.MadeUp, two.Mine.Things, credential);

                theirs.HoldsNothingOf(two.Theirs, two.Theirs.Things.PathOf(route, two.Mine.Name), what);
                theirs.IsThatOf(nobodys, two.Theirs.Things, Things.MadeUp, what);
                walked++;
            }
        }

        Assert.True(walked > 150, $"hardly any route was walked: {walked}");
        await two.AreStillApartAsync();
    }

    [Fact]
    public async Task Query_body_header_and_cookie_that_name_the_other_organisation_name_nothing()
    {
        var session = Credential.OfPeople(two.Mine)[0];
        var id = two.Theirs.Id;
        var query = $"?organisation={two.Theirs.Name}&organisation_id={id}&org={two.Theirs.Name}&tenant={id}&scope={two.Theirs.Name}";
        foreach (var (route, method) in two.Routes.Where(one => Fillings.NameOf(one.Route, one.Method) is not ("POST /sign-out" or "DELETE /api/v1/sessions")))
        {
            var answer = await two.SendAsync(method, Things.MadeUp.PathOf(route, two.Mine.Name) + query, Content(route, method, two.Theirs.Name, id), session, request => Point(request, two.Theirs.Name, id));

            answer.HoldsNothingOf(two.Theirs, query, Fillings.NameOf(route, method));
        }

        await two.AreStillApartAsync();
    }

    [Fact]
    public async Task Where_a_list_of_theirs_goes_on_is_no_place_in_a_list_of_ones_own()
    {
        var session = Credential.OfPeople(two.Mine)[0];
        foreach (var list in new[] { "members", "ledger" })
        {
            var theirs = (await two.Theirs.Company.GetAsync($"/api/v1/organisations/{two.Theirs.Name}/{list}?limit=1")).Json.GetProperty("next").GetString()!;

            var answer = await two.SendAsync("GET", $"/api/v1/organisations/{two.Mine.Name}/{list}?cursor={Uri.EscapeDataString(theirs)}", null, session);

            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.Contains("\"invalid_cursor\"", answer.Body);
        }
    }

    [Fact]
    public async Task What_they_have_cached_is_not_confirmed()
    {
        var session = Credential.OfPeople(two.Mine)[0];
        foreach (var list in new[] { "members", "ledger", "roles", "service-accounts", "invitations", "tokens/all", "allowlist" })
        {
            var theirs = await two.Theirs.Company.GetAsync($"/api/v1/organisations/{two.Theirs.Name}/{list}");

            var answer = await two.SendAsync("GET", $"/api/v1/organisations/{two.Mine.Name}/{list}", null, session, request => request.Headers.TryAddWithoutValidation("If-None-Match", theirs.Tag));

            Assert.Equal(HttpStatusCode.OK, answer.Status);
            answer.HoldsNothingOf(two.Theirs, "", list);
        }
    }

    // In the form that the route reads.
    private static HttpContent? Content(RouteEndpoint route, string method, string name, string id)
    {
        if (!Fillings.AreTakenWith(method)) return null;
        var isForm = route.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes is [var type, ..] && !type.EndsWith("json", StringComparison.Ordinal);
        return isForm
            ? new FormUrlEncodedContent([KeyValuePair.Create("organisation", name), KeyValuePair.Create("organisation_id", id)])
            : new StringContent($"{{\"organisation\":\"{name}\",\"organisation_id\":\"{id}\"}}", Encoding.UTF8, "application/json");
    }

    private static void Point(HttpRequestMessage request, string name, string id)
    {
        foreach (var header in new[] { "X-Organisation", "X-Organisation-Id", "X-Tenant-Id", "X-Org", "X-Original-URL", "X-Rewrite-URL", "X-Forwarded-Host", "X-Forwarded-Prefix", "Idempotency-Key" })
            request.Headers.TryAddWithoutValidation(header, header.EndsWith("URL", StringComparison.Ordinal) ? $"/o/{name}" : header.EndsWith("Id", StringComparison.Ordinal) ? id : name);
        request.Headers.TryAddWithoutValidation("If-None-Match", "*");
        request.Headers.TryAddWithoutValidation("Cookie", $"organisation={name}; org={name}");
    }
}
