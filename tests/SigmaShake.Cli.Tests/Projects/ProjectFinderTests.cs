using SigmaShake.Cli.Projects;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Projects;

public sealed class ProjectFinderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Home => _folder["home"];

    private string State => _folder["home/.sigmashake"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("home/p", "home/p")]
    [InlineData("home/p/a/b", "home/p")]
    [InlineData("home/p/inner/a", "home/p/inner")]
    [InlineData("home/p/a/../inner/.", "home/p/inner")]
    [InlineData("home/q/a", null)]
    [InlineData("home", null)]
    [InlineData("home/none/at/all", null)]
    [InlineData("outside/p/a", "outside/p")]
    public void It_is_the_nearest_folder_upward_and_home_is_never_one(string cwd, string? project)
    {
        Make("home/.sigmashake", "home/p/.sigmashake", "home/p/a/b", "home/p/inner/.sigmashake", "home/p/inner/a", "home/q/a", "outside/p/.sigmashake", "outside/p/a");

        var found = ProjectFinder.Find(null, _folder[cwd], Home, State);

        Assert.Equal(project is null ? [] : [new Project(_folder[project], IsClients: false)], found);
    }

    [Fact]
    public void The_search_stops_at_home()
    {
        Make(".sigmashake", "home/p/a");

        Assert.Empty(ProjectFinder.Find(null, _folder["home/p/a"], Home, State));
    }

    [Fact]
    public void Our_own_state_is_never_a_project_wherever_it_lies()
    {
        Make("elsewhere/.sigmashake", "elsewhere/a");

        Assert.Empty(ProjectFinder.Find(null, _folder["elsewhere/a"], Home, _folder["elsewhere/.sigmashake"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("relative")]
    [InlineData("./x")]
    public void Without_an_absolute_directory_there_is_none(string cwd) => Assert.Empty(ProjectFinder.Find(cwd, cwd, Home, State));

    [Fact]
    public void The_clients_project_comes_first_and_one_that_is_both_is_the_clients()
    {
        Make("home/p/.sigmashake", "home/p/a", "home/q/.sigmashake");

        Assert.Equal(
            [new Project(_folder["home/p"], IsClients: true), new Project(_folder["home/q"], IsClients: false)],
            ProjectFinder.Find(_folder["home/p/a"], _folder["home/q"], Home, State));
        Assert.Equal([new Project(_folder["home/p"], IsClients: true)], ProjectFinder.Find(_folder["home/p"], _folder["home/p/a"], Home, State));
    }

    [Fact]
    public void A_marker_that_is_a_link_counts_and_a_file_does_not()
    {
        Make("home/p/a", "home/q/a", "elsewhere");
        Directory.CreateSymbolicLink(_folder["home/p/.sigmashake"], _folder["elsewhere"]);
        _folder.Write("home/q/.sigmashake", "");

        Assert.Equal(_folder["home/p"], Assert.Single(ProjectFinder.Find(null, _folder["home/p/a"], Home, State)).Directory);
        Assert.Empty(ProjectFinder.Find(null, _folder["home/q/a"], Home, State));
    }

    [Fact]
    public async Task The_search_stops_at_a_folder_of_another_owner()
    {
        Assert.SkipUnless(Environment.UserName == "root", "needs root, to give a folder away");
        Make("home/p/.sigmashake", "home/p/a/b");
        Assert.Equal(0, (await ChildProcess.RunAsync("chown", ["65534", _folder["home/p/a/b"]])).ExitCode);

        Assert.Empty(ProjectFinder.Find(null, _folder["home/p/a/b"], Home, State));
        Assert.Single(ProjectFinder.Find(null, _folder["home/p/a"], Home, State));
    }

    [Fact]
    public async Task The_search_stops_at_a_mount_point()
    {
        Make("home/p/.sigmashake", "home/p/mnt");
        Assert.SkipUnless(Environment.UserName == "root", "needs root, to mount");

        // In a mount namespace of its own, so that nothing is left to unmount.
        var ssg = await ChildProcess.RunAsync(
            "unshare",
            ["--mount", "sh", "-c", "mount -t tmpfs none mnt && mkdir mnt/a && cd mnt/a && echo '{\"tool\":\"Bash\",\"input\":{\"command\":\"ls\"}}' | \"$0\" eval --explain", Checkout.Ssg],
            workingDirectory: _folder["home/p"],
            environment: new Dictionary<string, string?> { ["HOME"] = Home });
        Assert.SkipUnless(ssg.ExitCode == 0 || !ssg.Error.Contains("mount", StringComparison.Ordinal), $"needs mount namespaces: {ssg.Error}");

        Assert.Contains("\"projects\":[]", ssg.Out);
    }

    private void Make(params string[] folders)
    {
        foreach (var folder in folders) Directory.CreateDirectory(_folder[folder]);
    }
}
