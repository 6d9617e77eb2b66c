using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SigmaShake.Fleet.Live;
using SigmaShake.Fleet.Storage;
using SigmaShake.Fleet.Tests.Support;
using SigmaShake.Platform.Storage;
using SigmaShake.Server.Testing;
using SigmaShake.Signing.Fleet;
using SigmaShake.Signing.Keys;

namespace SigmaShake.Fleet.Tests.Enrolment;

public sealed class EnrolmentTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task A_key_carries_the_hash_of_the_root_and_lets_a_machine_in_once_and_again()
    {
        using var company = await Company.PublishedAsync(server);
        var key = await company.NewKeyAsync(uses: 1);
        using var machine = new TestMachine(server.Address, company.Name, "host-1");

        var first = await machine.EnrolAsync(key);
        var again = await machine.EnrolAsync(key);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.Status, again.Status));
        Assert.Equal(first.Body, again.Body);
        Assert.Equal((machine.Id, company.Name), (first.Json.GetProperty("machine").GetString(), first.Json.GetProperty("organisation").GetString()));
        Assert.Equal(System.Security.Cryptography.SHA256.HashData((await machine.GetAsync("metadata/1.root.json")).Bytes), key.RootSha256.ToArray());
        Assert.Contains($"{machine.Id} host-1", await company.LedgerAsync());
    }

    [Fact]
    public async Task Of_many_machines_at_once_exactly_as_many_get_in_as_the_key_has_uses()
    {
        using var company = await Company.PublishedAsync(server);
        var key = await company.NewKeyAsync(uses: 3);
        var machines = Enumerable.Range(0, 12).Select(i => new TestMachine(server.Address, company.Name, $"host-{i}")).ToList();

        var answers = await Task.WhenAll(machines.Select(machine => machine.EnrolAsync(key)));

        Assert.Equal(3, answers.Count(answer => answer.Status == HttpStatusCode.Created));
        Assert.Equal(9, answers.Count(answer => answer.Code == "enrolment_key_spent"));
        Assert.Equal(3, (await company.GetAsync("machines")).Json.GetProperty("items").GetArrayLength());
        machines.ForEach(machine => machine.Dispose());
    }

    [Fact]
    public async Task A_key_that_is_over_by_a_moment_or_revoked_lets_nobody_in()
    {
        using var company = await Company.PublishedAsync(server);
        using var known = await company.EnrolAsync();
        await known.TimestampAsync();
        var over = await company.NewKeyAsync();
        var revoked = await company.NewKeyAsync();
        using var machine = new TestMachine(server.Address, company.Name, "host-1");
        var databases = server.App.Services.GetRequiredService<Databases>();
        var scope = server.App.Services.GetRequiredService<LiveFleets>().All.Select(live => live.ServerScope).Single(scope => scope?.Name == company.Name)!;
        await using (var database = databases.Open<FleetDatabase>(scope))
        {
            var hash = over.Hash.ToArray();
            var nowMs = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
            Assert.Equal(1, await database.EnrolmentKeys.Where(row => row.Hash == hash).ExecuteUpdateAsync(row => row.SetProperty(key => key.ExpiresMs, nowMs), TestContext.Current.CancellationToken));
        }

        Assert.Equal(HttpStatusCode.NoContent, (await company.SendAsync(HttpMethod.Delete, $"enrolment-keys/ek_{Convert.ToHexStringLower(revoked.Hash[..6])}", null)).Status);

        Assert.Equal("enrolment_key_spent", (await machine.EnrolAsync(over)).Code);
        Assert.Equal("enrolment_key_spent", (await machine.EnrolAsync(revoked)).Code);
        Assert.Contains("fleet.enrolment_key.revoke", await company.LedgerAsync());
    }

    [Theory]
    [InlineData("10.0.0.0/8", false)]
    [InlineData("127.0.0.0/8", true)]
    [InlineData("::1/128 127.0.0.1", true)]
    public async Task A_key_is_good_from_its_networks_alone(string networks, bool isIn)
    {
        using var company = await Company.PublishedAsync(server);
        var key = await company.NewKeyAsync(5, networks.Split(' '));
        using var machine = new TestMachine(server.Address, company.Name, "host-1");

        Assert.Equal(isIn ? HttpStatusCode.Created : HttpStatusCode.NotFound, (await machine.EnrolAsync(key)).Status);
    }

    [Fact]
    public async Task Keys_of_others_and_keys_with_a_bit_flipped_are_nobodys()
    {
        using var company = await Company.PublishedAsync(server);
        using var other = await Company.PublishedAsync(server);
        var key = await company.NewKeyAsync();
        using var machine = new TestMachine(server.Address, other.Name, "host-1");
        using var client = new HttpClient { BaseAddress = new Uri(server.Address) };

        Assert.Equal(HttpStatusCode.NotFound, (await machine.EnrolAsync(key)).Status);
        for (var at = 0; at < key.Text.Length; at++)
        {
            var changed = key.Text.ToCharArray();
            changed[at] = changed[at] == 'a' ? 'b' : 'a';
            if (new string(changed) == key.Text) continue;
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/fleet/{company.Name}/machines") { Content = new ByteArrayContent([]) };
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {new string(changed)}");
            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }

        Assert.Empty((await company.GetAsync("machines")).Json.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Who_does_not_hold_the_key_that_they_register_stays_out()
    {
        using var company = await Company.PublishedAsync(server);
        var key = await company.NewKeyAsync();
        using var machine = new TestMachine(server.Address, company.Name, "host-1");
        using var stolen = Ed25519PrivateKey.Generate();
        var honest = EnrolmentRequest.Create(key, machine.Key, "host-1", null, "0.1.0");

        Assert.Equal("proof_wrong", (await machine.EnrolAsync(key, honest with { PublicKey = stolen.Public.Encoding.ToArray() })).Code);
        Assert.Equal("proof_wrong", (await machine.EnrolAsync(key, honest with { Name = "host-2" })).Code);
        Assert.Equal("invalid_request", (await machine.EnrolAsync(key, honest with { PublicKey = new byte[32] })).Code);
        Assert.Equal("invalid_request", (await machine.EnrolAsync(key, honest with { Name = "host 2" })).Code);
        Assert.Equal("invalid_request", (await machine.EnrolAsync(key, EnrolmentRequest.Create(key, machine.Key, machine.Id, null, "0.1.0"))).Code);
        Assert.Empty((await company.GetAsync("machines")).Json.GetProperty("items").EnumerateArray());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"label\":\"\"}")]
    [InlineData("{\"label\":\"x\",\"uses\":0}")]
    [InlineData("{\"label\":\"x\",\"uses\":100001}")]
    [InlineData("{\"label\":\"x\",\"hours\":0}")]
    [InlineData("{\"label\":\"x\",\"networks\":[\"10.0.0.0/33\"]}")]
    [InlineData("{\"label\":\"x\",\"more\":1}")]
    [InlineData("{\"label\":\"x\",\"label\":\"y\"}")]
    public async Task What_makes_no_key_gets_one_sentence(string wish)
    {
        using var company = await Company.PublishedAsync(server);

        Assert.Equal("invalid_request", (await company.SendAsync(HttpMethod.Post, "enrolment-keys", new StringContent(wish, Encoding.UTF8, "application/json"))).Code);
        Assert.Empty((await company.GetAsync("enrolment-keys")).Json.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Without_a_release_there_is_no_root_to_carry()
    {
        using var company = await Company.FoundAsync(server);

        Assert.Contains("Publish a first release", (await company.SendAsync(HttpMethod.Post, "enrolment-keys", new StringContent("{\"label\":\"x\"}", Encoding.UTF8, "application/json"))).Body);
    }
}
