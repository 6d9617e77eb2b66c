using SigmaShake.Agents.Install;

namespace SigmaShake.Agents.Tests.Install;

/// <summary>What holds for the installation of every client, in every place that it has.</summary>
public sealed class EveryInstallerTests
{
    private static readonly InstallPlace[] Places = [Installing.User, Installing.Project, Installing.Machine];

    public static TheoryData<string> Clients => [.. AgentInstaller.Clients];

    [Theory]
    [MemberData(nameof(Clients))]
    public void Twice_is_once_and_taking_it_out_leaves_nothing_of_ours(string client)
    {
        foreach (var place in Places.Where(place => Installing.For(client).Files(place).Count > 0))
        {
            var once = Installing.PlanIn(place, client);
            Assert.Null(once.Refusal);
            string?[] texts = [.. Enumerable.Range(0, once.Files.Count).Select(once.After)];
            Assert.All(once.Files, file => Assert.True(file.IsChange));

            Assert.All(Installing.PlanIn(place, client, texts).Files, file => Assert.False(file.IsChange));

            var removed = Installing.RemoveIn(place, client, texts);
            Assert.All(Enumerable.Range(0, removed.Files.Count).Select(removed.After), text => Assert.DoesNotContain("ssg", text ?? ""));
        }
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public void A_moved_program_takes_the_place_of_the_old_one(string client)
    {
        var older = Installing.Plan(client, null, ssg: "/old place/ssg");

        var plan = Installing.Plan(client, older.After(), older.Files.Count > 1 && client == "codex" ? older.After(1) : null);

        Assert.Equal(Installing.Plan(client, null).After(), plan.After());
    }

    /// <summary>What <c>ssg doctor</c> tries is what stands there.</summary>
    [Theory]
    [MemberData(nameof(Clients))]
    public void The_installed_command_is_found_again(string client)
    {
        foreach (var place in Places.Where(place => Installing.For(client).Files(place).Count > 0))
        {
            var plan = Installing.PlanIn(place, client);

            var found = plan.Files.SelectMany(file => InstalledCommands.In(client, new CurrentFile(file.Path, file.After))).ToList();

            Assert.NotEmpty(found);
            Assert.All(found, words => Assert.True(words.Any(word => word.Contains(Installing.Ssg)) || words is [var path] && path == plan.Files[0].Path));
        }
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public void The_call_that_a_hook_is_tried_on_is_understood_by_its_adapter(string client)
    {
        var request = Adapters.Named(client).Read(Samples.Parse(System.Text.Encoding.UTF8.GetString(ProbeCall.Of(client, "rm -rf \"x\"", "/p"))), AgentEnvironment.Empty);

        Assert.Null(request.Problem);
        Assert.Equal("/p", request.Cwd);
        Assert.Equal(ProbeCall.Session, request.Session);
        Assert.Contains("execute rm -rf \"x\"", Rules.Calls.CallExpansion.Expand(request.Call!).Actions.Select(action => action.Describe()));
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public void What_is_not_ours_survives_installing_and_removing(string client)
    {
        const string Others = "{\n  \"a\": [ 1, {\"b\" : \"grüße\"} ],\n  \"hooks\": {\n    \"Stop\": [ {\"command\": \"x\"} ]\n  }\n}\n";
        var plan = Installing.Plan(client, Others);
        if (plan.Refusal is not null) return;

        var left = Installing.Remove(client, plan.After()).After()!;

        // A version that the client cannot do without stays.
        Assert.Equal(Others, left.Replace(",\n  \"version\": 1", ""));
    }
}
