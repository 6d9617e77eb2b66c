using SigmaShake.Agents.EndToEnd.Clients;

namespace SigmaShake.Agents.EndToEnd.Scenarios;

/// <summary>An answer of ours never grants what Claude Code itself would have asked about.</summary>
[Collection("claude-code")]
public sealed class ClaudeCodePermissions
{
    private readonly ClaudeCode _claude = new();

    [AgentFact]
    public async Task A_command_that_we_do_not_object_to_still_needs_the_permission_of_the_person()
    {
        await using var session = await Session.StartAsync(_claude);
        session.AddRule("""
            rule made-file-is-fine {
              ALLOW execution
              IF command CONTAINS "tee made.txt"
              MESSAGE "known and harmless"
            }
            """);

        await session.PlayAsync([new(Session.Prompt, [_ => _claude.Shell("echo the-command-ran | tee made.txt")])], unattended: false);

        Assert.Null(session.Workspace.ReadProject("made.txt"));
        Assert.Equal("allow", Assert.Single(await session.LedgerAsync(), entry => entry.Tool == "Bash").Decision);
    }
}
