using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Sessions;

namespace SigmaShake.Accounts.Tests.Identity;

/// <summary>The provider of an organisation speaks for the people of its domains, and never as anybody else.</summary>
public sealed class AuthorityTests(SignInServer server) : IClassFixture<SignInServer>
{
    private static readonly IReadOnlySet<string> Acme = new HashSet<string> { "acme.test" };
    private static readonly IReadOnlySet<string> Globex = new HashSet<string> { "globex.test" };

    private ExternalLogins Logins => server.Server.App.Services.GetRequiredService<ExternalLogins>();

    [Fact]
    public async Task The_same_issuer_and_subject_at_another_organisation_is_somebody_else()
    {
        using var admin = await server.Server.SignInAsync();
        await server.FoundAsync(admin, "globex", "globex.test", server.Provider.Issuer, "member");
        using var ada = server.Server.Browse();
        await SignInServer.SignInAsync(ada);

        // The provider of Globex calls its own administrator what Acme's Ada is called.
        server.Provider.Claims["email"] = "eve@globex.test";
        using var eve = server.Server.Browse();
        var response = await SignInServer.SignInAsync(eve, "eve@globex.test");
        server.Provider.Claims["email"] = "ada@acme.test";

        Assert.Equal("/o/globex", response.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal(HttpStatusCode.NotFound, (await eve.GetAsync("/o/acme")).StatusCode);
        await eve.GetAsync("/account/logins");
        Assert.DoesNotContain("ada@acme.test", eve.Body);
    }

    [Fact]
    public async Task Who_has_the_address_already_is_not_whom_the_provider_signs_in()
    {
        var owner = await RecogniseAsync(new ExternalIdentity("https://github.com", "1", "Kim", [Address("kim@acme.test")], null));

        var login = await Logins.RecogniseAsync(OfOrganisation("acme", "kim", Acme, "kim@acme.test"), TestContext.Current.CancellationToken);

        Assert.Null(login.Person);
        Assert.Equal("every address belongs to another account", login.Refusal);
        Assert.NotNull(owner);
    }

    [Fact]
    public async Task A_login_is_added_where_an_address_is_verified_on_both_sides()
    {
        var person = await RecogniseAsync(new ExternalIdentity("https://github.com", "2", "Lee", [Address("lee@acme.test")], null));

        Assert.Null(await Logins.LinkAsync(person, OfOrganisation("acme", "lee", Acme, "lee@acme.test"), TestContext.Current.CancellationToken));
        Assert.Equal(person.Id, (await RecogniseAsync(OfOrganisation("acme", "lee", Acme, "lee@acme.test"))).Id);
    }

    [Theory]
    [InlineData("max@acme.test", "max@home.test", "no address is verified on both sides")]
    [InlineData("", "mia@acme.test", "no address is verified on both sides")]
    public async Task And_nowhere_else(string theirs, string others, string reason)
    {
        var person = await RecogniseAsync(new ExternalIdentity("https://github.com", others, "Max", [Address(others)], null));
        var identity = new ExternalIdentity("https://accounts.google.com", others, "Max", theirs.Length == 0 ? [] : [Address(theirs)], null);

        Assert.Equal(reason, await Logins.LinkAsync(person, identity, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Who_has_an_address_outside_the_domains_is_spoken_for_by_themselves_alone()
    {
        var person = await RecogniseAsync(new ExternalIdentity("https://github.com", "3", "Noa", [Address("noa@acme.test"), Address("noa@home.test")], null));

        var reason = await Logins.LinkAsync(person, OfOrganisation("acme", "noa", Acme, "noa@acme.test"), TestContext.Current.CancellationToken);

        Assert.Equal("the account has an address outside the organisation's domains", reason);
    }

    [Fact]
    public async Task A_login_at_another_place_brings_no_address_along_that_the_organisation_does_not_speak_for()
    {
        var person = await RecogniseAsync(OfOrganisation("acme", "ola", Acme, "ola@acme.test"));
        var gitHub = new ExternalIdentity("https://github.com", "4", "Ola", [Address("ola@acme.test"), Address("ola@home.test")], null);

        Assert.Null(await Logins.LinkAsync(person, gitHub, TestContext.Current.CancellationToken));
        await RecogniseAsync(gitHub);

        Assert.Equal(["ola@acme.test"], (await Logins.OfAsync(person, TestContext.Current.CancellationToken)).Addresses);
        Assert.Equal(person.Id, (await RecogniseAsync(OfOrganisation("acme", "ola", Acme, "ola@acme.test"))).Id);
    }

    [Fact]
    public async Task The_providers_of_two_organisations_have_no_person_in_common()
    {
        var person = await RecogniseAsync(OfOrganisation("acme", "pia", Acme, "pia@acme.test"));

        var reason = await Logins.LinkAsync(person, OfOrganisation("globex", "pia", Globex, "pia@globex.test"), TestContext.Current.CancellationToken);

        Assert.Equal("no address is verified on both sides", reason);
    }

    [Fact]
    public async Task When_the_domain_is_gone_so_is_the_say()
    {
        await RecogniseAsync(OfOrganisation("acme", "quin", Acme, "quin@acme.test"));

        var login = await Logins.RecogniseAsync(OfOrganisation("acme", "quin", new HashSet<string>(), "quin@acme.test"), TestContext.Current.CancellationToken);

        Assert.Equal("the account has an address outside the organisation's domains", login.Refusal);
    }

    [Fact]
    public async Task No_organisation_speaks_for_an_operator()
    {
        using var browser = await server.Server.SignInAsync("root");
        var sessions = server.Server.App.Services.GetRequiredService<OpenSessions>();
        var person = await sessions.PersonOfAsync(browser.Cookies[Platform.Http.SessionCookie.Name], TestContext.Current.CancellationToken);

        Assert.NotNull(await Logins.LinkAsync(person!, OfOrganisation("acme", "root", Acme, "root@acme.test"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Somebody_who_comes_for_the_first_time_eight_times_at_once_is_one_person()
    {
        for (var round = 0; round < 40; round++)
        {
            var people = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => RecogniseAsync(OfOrganisation("acme", $"ria{round}", Acme, $"ria{round}@acme.test"))));

            Assert.Single(people.Select(person => person.Id).Distinct());
        }
    }

    [Fact]
    public async Task A_login_that_is_added_eight_times_at_once_is_added()
    {
        var person = await RecogniseAsync(OfOrganisation("acme", "sol", Acme, "sol@acme.test"));
        for (var round = 0; round < 10; round++)
        {
            var reasons = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
                Logins.LinkAsync(person, OfOrganisation($"acme{round}", "sol", Acme, "sol@acme.test"), TestContext.Current.CancellationToken)));

            Assert.All(reasons, Assert.Null);
        }
    }

    [Fact]
    public async Task A_login_that_was_begun_for_another_account_is_added_to_none()
    {
        using var ada = server.Server.Browse();
        await SignInServer.SignInAsync(ada);
        await ada.GetAsync("/account/logins");
        await ada.SubmitAsync("/account/logins", ("address", "ada@acme.test"));
        var link = SignInServer.ChoiceOf(ada);
        using var victim = server.Server.Browse();

        server.AssertRefused(await victim.GetAsync(link), victim, "the login was to be added to the account of somebody who is not signed in");
    }

    private static ExternalIdentity OfOrganisation(string organisation, string subject, IReadOnlySet<string> domains, string address) =>
        new($"{organisation} https://login.test", subject, subject, [Address(address)], domains);

    private static EmailAddress Address(string text) => EmailAddress.TryParse(text, out var address) ? address : throw new InvalidOperationException(text);

    private async Task<Person> RecogniseAsync(ExternalIdentity identity)
    {
        var login = await Logins.RecogniseAsync(identity, TestContext.Current.CancellationToken);
        Assert.True(login.Person is not null, login.Refusal);
        return login.Person;
    }
}
