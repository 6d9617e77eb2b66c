using SigmaShake.Agents.EndToEnd.Clients;
using SigmaShake.Agents.EndToEnd.Model;

namespace SigmaShake.Agents.EndToEnd.Scenarios;

/// <summary>What <c>ssg init --managed</c> installs holds against what a person, an agent or a hostile project can say to switch hooks off.</summary>
public abstract class ManagedInstallations : AgentScenario
{
    private protected ManagedInstallations(CodingAgent agent) : base(agent)
    {
    }

    [AgentFact]
    public Task Nothing_is_said() => HoldsAsync();

    /// <summary>The control: without the hook that is installed here, nothing would keep the command from running.</summary>
    [AgentFact]
    public async Task Without_an_installation_the_command_runs()
    {
        await using var session = await Session.StartBareAsync(Agent);

        await session.TryPlayAsync([new Script(Session.Prompt, [_ => Agent.Shell(Command)])]);

        Assert.NotNull(session.Workspace.ReadProject("made.txt"));
    }

    private const string Command = "echo the-command-ran | tee made.txt";

    private protected Task HoldsAsync(params string[] more) => HoldsAsync(_ => { }, more);

    private protected async Task HoldsAsync(Action<Session> prepare, params string[] more)
    {
        await using var session = await Session.StartManagedAsync(Agent);
        prepare(session);
        session.AddRule("""
            rule no-made-file {
              DENY execution
              IF command CONTAINS "tee made.txt"
              MESSAGE "not this file"
            }
            """);

        var run = await session.TryPlayAsync([new Script(Session.Prompt, [_ => Agent.Shell(Command)])], unattended: true, more);

        Assert.Null(session.Workspace.ReadProject("made.txt"));
        Assert.Contains("not this file", Assert.Single(run.Told));
        Assert.Equal("block", Assert.Single(await session.LedgerAsync()).Decision);
    }
}

[Collection(OfClaudeCode)]
public sealed class ClaudeCodeManagedInstallations() : ManagedInstallations(new ClaudeCode())
{
    [AgentFact]
    public Task Bare() => HoldsAsync("--bare");

    [AgentFact]
    public Task Safe_mode() => HoldsAsync("--safe-mode");

    [AgentFact]
    public Task Settings_that_disable_all_hooks() => HoldsAsync("--settings", """{"disableAllHooks":true}""");

    [AgentFact]
    public Task The_persons_settings_alone() => HoldsAsync("--setting-sources", "user");

    [AgentFact]
    public Task A_project_that_disables_all_hooks() =>
        HoldsAsync(session => session.Workspace.WriteProject(".claude/settings.json", """{"disableAllHooks":true}"""));
}

[Collection(OfCodex)]
public sealed class CodexManagedInstallations() : ManagedInstallations(new Codex())
{
    [AgentFact]
    public Task Disable_hooks() => HoldsAsync("--disable", "hooks");

    [AgentFact]
    public Task Hooks_off_on_the_command_line() => HoldsAsync("-c", "features.hooks=false");

    [AgentFact]
    public Task Hooks_off_in_the_persons_configuration() =>
        HoldsAsync(session => File.AppendAllText(Path.Combine(session.Workspace.Home, ".codex/config.toml"), "\n[features]\nhooks = false\n"));
}

[Collection(OfGeminiCli)]
public sealed class GeminiCliManagedInstallations() : ManagedInstallations(new GeminiCli())
{
    [AgentFact]
    public Task A_project_that_switches_hooks_off() =>
        HoldsAsync(session => session.Workspace.WriteProject(".gemini/settings.json", """{"hooksConfig":{"enabled":false}}"""));

    [AgentFact]
    public Task A_project_that_disables_the_hook_by_its_name() => HoldsAsync(session => session.Workspace.WriteProject(
        ".gemini/settings.json", $$$"""{"hooksConfig":{"disabled":["sigmashake","{{{session.Ssg}}} hook gemini-cli || exit 2","unknown-command"]}}"""));
}

[Collection(OfCopilotCli)]
public sealed class CopilotCliManagedInstallations() : ManagedInstallations(new CopilotCli())
{
    [AgentFact]
    public Task A_project_that_disables_all_hooks() => HoldsAsync(session =>
    {
        session.Workspace.WriteProject(".github/copilot/settings.json", """{"disableAllHooks":true}""");
        session.Workspace.WriteHome(".copilot/settings.json", """{"disableAllHooks":true}""");
    });
}
