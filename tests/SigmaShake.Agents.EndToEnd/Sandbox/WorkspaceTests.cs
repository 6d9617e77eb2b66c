using SigmaShake.Testing;

namespace SigmaShake.Agents.EndToEnd.Sandbox;

/// <summary>What an agent must not know of the person who runs the tests: keys, addresses, sessions of agents of their own.</summary>
public sealed class WorkspaceTests
{
    [Fact]
    public async Task A_child_inherits_nothing_but_where_programs_are()
    {
        using var workspace = new Workspace();
        var environment = workspace.Environment(new Dictionary<string, string>(StringComparer.Ordinal) { ["OF_THE_AGENT"] = "1" });

        var result = await ChildProcess.RunAsync("/usr/bin/env", [], workingDirectory: workspace.Project, environment: environment);

        var variables = result.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["HOME", "LANG", "OF_THE_AGENT", "PATH"], variables.Select(variable => variable.Split('=')[0]).Order(StringComparer.Ordinal));
        Assert.Contains($"HOME={workspace.Home}", variables);
    }
}
