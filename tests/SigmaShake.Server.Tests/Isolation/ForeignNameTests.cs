using System.Net;
using System.Text;
using SigmaShake.Server.Testing.Tenants;

namespace SigmaShake.Server.Tests.Isolation;

/// <summary>Abuse 20, in what is sent: whatever names another's thing in a form or a document names what nobody has.</summary>
public sealed class ForeignNameTests(TwoOrganisations two) : IClassFixture<TwoOrganisations>
{
    [Fact]
    public async Task In_what_is_sent_they_are_as_things_that_nobody_has()
    {
        var walked = 0;
        var asked = new StringBuilder();
        foreach (var (route, method) in two.Routes)
        {
            if (!await Fillings.NameThingsAsync(route, method, two.Mine)) continue;
            foreach (var credential in two.CredentialsAtHome)
            {
                var what = $"{Fillings.NameOf(route, method)} with {credential.Name}";
                using var sent = Fillings.Of(route, method, two.Mine, two.Theirs.Things)!;

                // Some of it is made under that name, and shown from then on.
                asked.Append(WebUtility.UrlDecode(await sent.ReadAsStringAsync(TestContext.Current.CancellationToken)));
                var theirs = await two.AskAtHomeAsync(route, method, two.Mine.Things, two.Theirs.Things, credential);
                var nobodys = await two.AskAtHomeAsync(route, method, two.Mine.Things, Things.MadeUp, credential);

                theirs.HoldsNothingOf(two.Theirs, asked.ToString(), what);
                theirs.IsThatOf(nobodys, two.Theirs.Things, Things.MadeUp, what);
                walked++;
            }
        }

        Assert.True(walked > 50, $"hardly any route was walked: {walked}");
        await two.AreStillApartAsync();
    }
}
