using System.Text;
using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Paths;
using SigmaShake.Rules.Tests.Calls;
using SigmaShake.Rules.Tests.Paths;

namespace SigmaShake.Rules.Tests.Analysis;

/// <summary>Scripts that lie on the disk and are run by a command.</summary>
public class ScriptFileTests
{
    private const string Project = "/home/user/project";

    [Theory]
    [InlineData("bash x.sh")]
    [InlineData("sh ./x.sh")]
    [InlineData("sudo bash -e x.sh now")]
    [InlineData("./x.sh")]
    [InlineData("/home/user/project/x.sh")]
    [InlineData(". x.sh")]
    [InlineData("source ./x.sh")]
    [InlineData("bash < x.sh")]
    [InlineData("cd /home/user && project/x.sh")]
    [InlineData("find . -name a -exec ./x.sh {} +")]
    [InlineData("bash -c './x.sh'")]
    public void Its_commands_count(string command) => Assert.Contains("rm -rf /srv", Commands(command, ("x.sh", "set -e\nD=/srv\nrm -rf $D\n")));

    [Theory]
    [InlineData("cat x.sh")]
    [InlineData("bash y.sh")]
    [InlineData("bash \"$X\"")]
    [InlineData("ssh host ./x.sh")]
    [InlineData("sort < x.sh")]
    [InlineData("bash -n x.sh")]
    [InlineData("echo ./x.sh")]
    public void What_is_not_run_here_is_not_read(string command)
    {
        var view = new MapView { Scripts = { [$"{Project}/x.sh"] = "rm -rf /srv" } };

        Assert.DoesNotContain("rm -rf /srv", Commands(command, view));
        Assert.Empty(Expand(command, view).Scripts);
    }

    [Fact]
    public void Its_words_are_its_arguments() => Assert.Contains("rm -rf /srv /opt", Commands("./x.sh /srv /opt", ("x.sh", "rm -rf \"$@\"")));

    [Theory]
    [InlineData("#!/bin/bash\nrm -rf /srv\n")]
    [InlineData("#! /usr/bin/env bash\nrm -rf /srv\n")]
    [InlineData("#!/usr/bin/env -S bash -e\nrm -rf /srv\n")]
    [InlineData("rm -rf /srv\n")]
    public void Without_another_interpreter_a_shell_runs_it(string script) => Assert.Contains("rm -rf /srv", Commands("./x", ("x", script)));

    [Theory]
    [InlineData("./x")]
    [InlineData("python3 x")]
    [InlineData("python3 < x")]
    public void Code_of_another_language_is_read_as_such(string command)
    {
        const string Script = "#!/usr/bin/env python3\nimport os\nos.remove('/srv/a')\n";

        Assert.Contains("Delete /srv/a", Effects(command, ("x", Script)));
    }

    [Fact]
    public void What_the_call_has_written_itself_comes_before_what_lies_there()
    {
        var commands = Commands("echo 'rm -rf /opt' > x.sh; bash x.sh", ("x.sh", "rm -rf /srv"));

        Assert.Contains("rm -rf /opt", commands);
        Assert.DoesNotContain("rm -rf /srv", commands);
    }

    [Fact]
    public void One_script_may_run_another() => Assert.Contains("rm -rf /srv", Commands("./a.sh", ("a.sh", "cd sub && ../b.sh /srv"), ("b.sh", "rm -rf $1")));

    [Fact]
    public void One_that_runs_itself_ends()
    {
        var expanded = Expand("./a.sh", View(("a.sh", "./a.sh again; rm -rf /srv")));

        Assert.Null(expanded.Unanalysable);
        Assert.True(expanded.Actions.Length < 40, $"{expanded.Actions.Length} actions");
    }

    [Fact]
    public void What_was_read_is_kept_with_the_call_and_read_once()
    {
        var view = View(("a.sh", "ls"), ("b.sh", "date"));

        var scripts = Expand("./a.sh; bash b.sh; ./a.sh", view).Scripts;

        Assert.Equal([$"{Project}/a.sh ls", $"{Project}/b.sh date"], scripts.Select(script => $"{script.Path} {Encoding.UTF8.GetString(script.Content.Span)}"));
        Assert.Equal(2, view.Questions);
    }

    [Fact]
    public void More_than_can_be_looked_at_are_asked_about()
    {
        var command = string.Join('\n', Enumerable.Range(0, RememberingFileView.MaxScripts + 1).Select(i => $"./{i}.sh"));

        Assert.NotNull(Expand(command, new MapView()).Unanalysable);
    }

    private static MapView View(params (string Name, string Content)[] scripts)
    {
        var view = new MapView();
        foreach (var (name, content) in scripts) view.Scripts[$"{Project}/{name}"] = content;
        return view;
    }

    private static List<string> Commands(string command, params (string Name, string Content)[] scripts) => Commands(command, View(scripts));

    private static List<string> Commands(string command, MapView view) => Analysed.Commands(Analysed.Of(command, view));

    private static List<string> Effects(string command, params (string Name, string Content)[] scripts) => Analysed.Effects(Analysed.Of(command, View(scripts)));

    private static ExpandedCall Expand(string command, MapView view) => CallExpansion.Expand(ToolCalls.Bash(command), new PathContext(Project, Project, "/home/user", view));
}
