using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SigmaShake.Platform.Storage;
using SigmaShake.Server.Testing;

namespace SigmaShake.Accounts.Tests.Membership;

public sealed class InvitationTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Refusal = "This invitation was used or taken back, is too old, or is for another address.";

    [Fact]
    public async Task It_is_for_whoever_has_proved_the_address_and_nobody_else()
    {
        using var organisation = await TestOrganisation.CreateAsync(server);
        var kim = await organisation.StrangerAsync("kim");
        var lee = await organisation.StrangerAsync("lee");
        var link = await organisation.InviteAsync(organisation.Owner, $" {organisation.AddressOf("KIM")} ".Replace("@t", "@T", StringComparison.Ordinal), "member");

        Assert.Equal(HttpStatusCode.NotFound, await TestOrganisation.AcceptAsync(lee, link));
        Assert.Contains(Refusal, lee.Body);
        Assert.DoesNotContain(organisation.Name, lee.Body.Replace("lee of " + organisation.Name, "", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await kim.GetAsync($"/invitations/{link}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, await TestOrganisation.AcceptAsync(kim, link));
        Assert.Equal(HttpStatusCode.NotFound, await TestOrganisation.AcceptAsync(kim, link));
        using var nobody = server.Browse();
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync($"/invitations/{link}")).StatusCode);
    }

    [Fact]
    public async Task Used_from_many_places_at_once_it_works_once()
    {
        using var organisation = await TestOrganisation.CreateAsync(server);
        await organisation.StrangerAsync("kim");
        var link = await organisation.InviteAsync(organisation.Owner, organisation.AddressOf("kim"), "member");
        var browsers = new List<Browser>();
        for (var i = 0; i < 6; i++)
        {
            browsers.Add(await server.SignInAsync($"kim of {organisation.Name}"));
            await browsers[i].GetAsync($"/invitations/{link}");
        }

        var answers = await Task.WhenAll(browsers.Select(browser => browser.SubmitAsync("/invitations")));

        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        browsers.ForEach(browser => browser.Dispose());
    }

    [Fact]
    public async Task One_that_was_taken_back_or_is_over_by_a_moment_lets_nobody_in()
    {
        using var organisation = await TestOrganisation.CreateAsync(server);
        var kim = await organisation.StrangerAsync("kim");
        var first = await organisation.InviteAsync(organisation.Owner, organisation.AddressOf("kim"), "member");
        await organisation.Owner.SubmitAsync($"{organisation.Pages}/invitations/{await OnlyAsync(organisation)}/revoke");
        var second = await organisation.InviteAsync(organisation.Owner, organisation.AddressOf("kim"), "member");
        var id = await OnlyAsync(organisation);

        Assert.Equal(HttpStatusCode.NotFound, await TestOrganisation.AcceptAsync(kim, first));
        await ExpireAsync(id, DateTimeOffset.UtcNow);
        Assert.Equal(HttpStatusCode.NotFound, await TestOrganisation.AcceptAsync(kim, second));
        await ExpireAsync(id, DateTimeOffset.UtcNow.AddMinutes(1));
        Assert.Equal(HttpStatusCode.OK, await TestOrganisation.AcceptAsync(kim, second));
    }

    [Fact]
    public async Task Whoever_made_it_cannot_give_by_it_what_they_cannot_give_any_more()
    {
        using var organisation = await TestOrganisation.CreateAsync(server);
        var ada = await organisation.AddAsync("ada", "admin");
        var kim = await organisation.StrangerAsync("kim");
        var link = await organisation.InviteAsync(ada, organisation.AddressOf("kim"), "security");

        await organisation.SetRolesAsync(organisation.Owner, "ada", "auditor");
        Assert.Equal(HttpStatusCode.NotFound, await TestOrganisation.AcceptAsync(kim, link));
        await organisation.SetRolesAsync(organisation.Owner, "ada", "admin");
        Assert.Equal(HttpStatusCode.OK, await TestOrganisation.AcceptAsync(kim, link));
    }

    [Theory]
    [InlineData("nobody", "member", "The address has to be one such as")]
    [InlineData("kim@example.com", "emperor", "There is no role of that name here.")]
    [InlineData("kim@example.com", "", "There is no role of that name here.")]
    public async Task Bad_input_makes_nothing(string address, string role, string problem)
    {
        using var organisation = await TestOrganisation.CreateAsync(server);

        var answer = await organisation.ApiOf(organisation.Owner).PostAsync($"{organisation.Api}/invitations", new { address, roles = (string[])[role] });

        Assert.Equal((HttpStatusCode.BadRequest, "invalid_request"), (answer.Status, answer.Code));
        Assert.Contains(problem, answer.Text("detail"));
        Assert.Empty((await organisation.ApiOf(organisation.Owner).GetAsync($"{organisation.Api}/invitations")).Items);
    }

    [Fact]
    public async Task The_address_is_in_no_file_as_it_is()
    {
        using var organisation = await TestOrganisation.CreateAsync(server);
        await organisation.InviteAsync(organisation.Owner, "unmistakable.somebody@example.com", "member");

        Assert.Contains("unmistakable.somebody@example.com", organisation.Owner.Body);
        foreach (var file in Directory.EnumerateFiles(server.Data, "*", SearchOption.AllDirectories)) Assert.Equal(-1, File.ReadAllBytes(file).AsSpan().IndexOf("unmistakable.somebody"u8));
    }

    private static async Task<string> OnlyAsync(TestOrganisation organisation) =>
        (await organisation.ApiOf(organisation.Owner).GetAsync($"{organisation.Api}/invitations")).Items.Single().GetProperty("id").GetString()!;

    private async Task ExpireAsync(string id, DateTimeOffset at)
    {
        var (row, ms) = (Guid.Parse(id), at.ToUnixTimeMilliseconds());
        await using var control = server.App.Services.GetRequiredService<Databases>().OpenControl();
        await control.Invitations.Where(one => one.Id == row).ExecuteUpdateAsync(one => one.SetProperty(invitation => invitation.ExpiresMs, ms), TestContext.Current.CancellationToken);
    }
}
