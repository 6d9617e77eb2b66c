using Microsoft.AspNetCore.Http;
using SigmaShake.Net.Credentials;
using SigmaShake.Net.Tests.Support;

namespace SigmaShake.Net.Tests.Publishing;

public sealed class PublishTests
{
    [Fact]
    public async Task The_files_of_the_folder_are_sent_with_the_token()
    {
        using var fleet = new SignedFleet();
        await fleet.PublishAsync(SignedFleet.RulesAgainst("curl"));
        await using var server = await StandInServer.StartAsync(fleet);
        using var home = new FleetHome();
        var sent = new Dictionary<string, string>();
        server.Instead = async context =>
        {
            if (context.Request.Headers.Authorization != "Bearer ssg_pat_x") return false;
            var form = await context.Request.ReadFormAsync(TestContext.Current.CancellationToken);
            foreach (var file in form.Files)
            {
                using var reader = new StreamReader(file.OpenReadStream());
                sent[file.Name + "/" + file.FileName] = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
            }

            context.Response.StatusCode = 201;
            await context.Response.WriteAsync("""{"release":7}""", TestContext.Current.CancellationToken);
            return true;
        };
        home.Write("out/root.json", "r1");
        home.Write("out/2.root.json", "r2");
        home.Write("out/targets.json", "t");
        home.Write("out/bundle.json", "b");
        home.Write("token", "ssg_pat_x\n");

        Assert.True(await home.RunAsync("fleet", "publish", home["out"], "--server", server.FleetAddress, "--token-file", home["token"]) == 0, home.Error);

        Assert.Contains("release 7 of `acme` is the newest", home.Output);
        Assert.Equal(new Dictionary<string, string> { ["root/root.json"] = "r1", ["root/2.root.json"] = "r2", ["targets/targets.json"] = "t", ["bundle/bundle.json"] = "b" }, sent);

        // What was kept at signing in serves as well.
        Assert.Equal(2, await home.RunAsync("fleet", "publish", home["out"], "--server", server.FleetAddress));
        Assert.Contains("nobody has signed in to", home.Error);
        new CredentialFile(home.State).Keep(new Credential(server.Address, "ssg_pat_x", "acme", "ada", long.MaxValue));
        Assert.Equal(0, await home.RunAsync("fleet", "publish", home["out"], "--server", server.FleetAddress));
    }

    [Fact]
    public async Task A_refusal_is_told_in_the_servers_words()
    {
        using var fleet = new SignedFleet();
        await fleet.PublishAsync(SignedFleet.RulesAgainst("curl"));
        await using var server = await StandInServer.StartAsync(fleet);
        using var home = new FleetHome();
        server.Instead = async context =>
        {
            context.Response.StatusCode = 422;
            await context.Response.WriteAsync("""{"code":"release_refused","detail":"The root lets 1 person sign."}""", TestContext.Current.CancellationToken);
            return true;
        };
        home.Write("out/root.json", "r");
        home.Write("token", "t");

        Assert.Equal(1, await home.RunAsync("fleet", "publish", home["out"], "--server", server.FleetAddress, "--token-file", home["token"]));
        Assert.Contains("refused: The root lets 1 person sign. (422)", home.Error);
        Assert.Equal(2, await home.RunAsync("fleet", "publish", home["nothing"], "--server", server.FleetAddress, "--token-file", home["token"]));
        Assert.Contains("is no folder", home.Error);
    }
}
