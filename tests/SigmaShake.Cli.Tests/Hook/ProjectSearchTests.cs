using SigmaShake.Cli.Projects;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Hook;

/// <summary>How far a project reaches, and what is never one.</summary>
public sealed class ProjectSearchTests : IDisposable
{
    private const string Gate = "rule gate {\n DENY execution\n IF command EQUALS \"gate\"\n MESSAGE \"shut\"\n}\n";

    private readonly HookHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task The_nearest_project_upward_governs()
    {
        _home.WriteProjectRules(Gate);
        Directory.CreateDirectory(_home["project/a/b"]);

        HookAnswers.IsRefused(await Ask(_home["project/a/b"], client: null), "cwd-project/gate");
        HookAnswers.IsRefused(await Ask(_home["project/a/b"], client: _home["project/a"]), "project/gate");
        Assert.Equal(_home.Project, _home.Calls()[0].GetProperty("project").GetString());
    }

    [Fact]
    public async Task A_working_directory_that_was_removed_still_lies_in_its_project()
    {
        _home.WriteProjectRules(Gate);

        HookAnswers.IsRefused(await Ask(_home["project/removed/since"], client: null), "cwd-project/gate");
    }

    [Fact]
    public async Task Dots_in_the_working_directory_change_nothing()
    {
        _home.WriteProjectRules(Gate);
        Directory.CreateDirectory(_home["project/a"]);

        HookAnswers.IsRefused(await Ask(_home["project/a/./../a/../a/"], client: null), "cwd-project/gate");
    }

    [Fact]
    public async Task The_search_stops_at_the_home_directory_however_it_is_written()
    {
        Directory.CreateDirectory(_home[".sigmashake/rules"]);
        File.WriteAllText(_home[".sigmashake/rules/a.rules"], Gate);
        Directory.CreateDirectory(_home["home/work"]);
        File.CreateSymbolicLink(_home["home-by-another-name"], _home.Home);

        HookAnswers.IsRefused(await Ask(_home["project"], client: null), "cwd-project/gate");
        HookAnswers.IsSilent(await Ask(_home["home/work"], client: null));
        HookAnswers.IsSilent(await Ask(_home["home/work"], client: null, home: _home["home-by-another-name"]));
        HookAnswers.IsSilent(await Ask(_home["home-by-another-name/work"], client: null));
    }

    [Theory]
    [InlineData("home")]
    [InlineData("home/work")]
    [InlineData("home/.sigmashake")]
    [InlineData("home/.sigmashake/rules")]
    public async Task The_state_folder_is_never_a_project(string cwd)
    {
        // As a project's rule it would have another name, and would be judged twice.
        _home.WriteRules(Gate);
        Directory.CreateDirectory(_home["home/work"]);
        File.CreateSymbolicLink(_home["home-by-another-name"], _home.Home);

        HookAnswers.IsRefused(await Ask(_home[cwd], client: null, home: _home["home-by-another-name"]), "user/gate");

        Assert.Equal(["user/gate"], _home.Call().GetProperty("matched").EnumerateArray().Select(id => id.GetString()));
        Assert.False(_home.Call().TryGetProperty("project", out var project), project.ToString());
    }

    [Fact]
    public async Task The_search_stops_at_a_mount_point()
    {
        _home.WriteProjectRules(Gate);
        Directory.CreateDirectory(_home["project/mounted"]);

        var result = await _home.Bash(
            "exec unshare -m /bin/bash -c 'mount -t tmpfs none mounted && mkdir mounted/a && exec \"$SSG\" hook claude-code <\"$CALL\"'",
            HookCalls.Bash("gate", _home["project/mounted/a"]),
            new Dictionary<string, string?> { ["CLAUDE_PROJECT_DIR"] = null });
        if (result.Error.Contains("unshare", StringComparison.Ordinal)) Assert.Skip($"needs a mount namespace: {result.Error}");

        HookAnswers.IsSilent(result);
        HookAnswers.IsRefused(await Ask(_home["project/mounted"], client: null), "cwd-project/gate");
    }

    [Fact]
    public async Task The_search_stops_at_a_folder_of_another_owner()
    {
        if (Cli.Files.SystemCalls.UserId() != 0) Assert.Skip("needs root, to give a folder away");
        _home.WriteProjectRules(Gate);
        Directory.CreateDirectory(_home["project/theirs/inner"]);
        Assert.Equal(0, (await _home.Bash("chown -R 65534 theirs", "")).ExitCode);

        HookAnswers.IsSilent(await Ask(_home["project/theirs/inner"], client: null));
    }

    [Fact]
    public async Task Only_a_folder_marks_a_project_and_one_without_rules_tightens_nothing()
    {
        File.WriteAllText(_home["project/.sigmashake"], Gate);
        HookAnswers.IsSilent(await Ask(_home.Project, client: null));

        File.Delete(_home["project/.sigmashake"]);
        Directory.CreateDirectory(_home["project/.sigmashake"]);
        HookAnswers.IsSilent(await Ask(_home.Project, client: null));
    }

    [Fact]
    public async Task A_project_that_may_not_be_looked_at_asks_and_is_not_passed_over()
    {
        _home.WriteProjectRules(Gate);
        var asUser = Cli.Files.SystemCalls.UserId() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups" : "";
        var result = await _home.Bash(
            $"""
            cp "$SSG" ../ssg; chmod 755 .. ../ssg; [ -z "{asUser}" ] || chown -R 65534 .. ; chmod 000 .sigmashake
            {asUser} ../ssg hook claude-code <"$CALL"; code=$?
            chmod 755 .sigmashake; exit $code
            """,
            HookCalls.Bash("gate", _home.Project));

        HookAnswers.IsAsked(result, "project/", "cannot be read");
    }

    [Theory]
    [InlineData("relative/path")]
    [InlineData("C:\\work")]
    [InlineData("")]
    public void What_is_no_absolute_path_here_lies_in_no_project(string start)
    {
        Assert.Empty(ProjectFinder.Find(start, start, _home.Home, _home.State));
    }

    [Fact]
    public void One_project_that_is_both_the_clients_and_the_working_directorys_is_found_once()
    {
        _home.WriteProjectRules(Gate);
        Directory.CreateDirectory(_home["project/a"]);

        var project = Assert.Single(ProjectFinder.Find(_home.Project, _home["project/a"], _home.Home, _home.State));
        Assert.Equal(new Project(_home.Project, IsClients: true), project);
        Assert.Equal([project], ProjectFinder.Find(_home.Project + "/", _home.Project, _home.Home, _home.State));
    }

    private Task<ChildResult> Ask(string cwd, string? client, string? home = null) => _home.Run(
        System.Text.Encoding.UTF8.GetBytes(HookCalls.Bash("gate", cwd)),
        ["hook", "claude-code", "--state", _home.State],
        new Dictionary<string, string?> { ["CLAUDE_PROJECT_DIR"] = client, ["HOME"] = home ?? _home.Home });
}
