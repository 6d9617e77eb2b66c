using SigmaShake.Agents.EndToEnd.Clients;

namespace SigmaShake.Agents.EndToEnd.Scenarios;

/// <summary>Rules on paths, and the tools with which real agents change files.</summary>
public abstract class FileRules : AgentScenario
{
    private protected FileRules(CodingAgent agent) : base(agent)
    {
    }

    [AgentFact]
    public async Task A_file_that_may_not_be_written_is_not_made_and_another_is()
    {
        await using var session = await Session.StartAsync(Agent);
        session.AddRule("""
            rule generated-files {
              DENY write
              IF path GLOB "generated/**"
              MESSAGE "generated files are written by the generator"
            }
            """);

        var run = await session.RunAsync(
            Agent.Create(session.Workspace, "generated/api.txt", "by hand"),
            Agent.Create(session.Workspace, "source/api.txt", "by hand"));

        Assert.Null(session.Workspace.ReadProject("generated/api.txt"));
        Assert.Contains("generated files are written by the generator", run.Told[0]);
        Assert.Equal("by hand\n", session.Workspace.ReadProject("source/api.txt"));
        Assert.DoesNotContain("generated files", run.Told[1]);
        var entries = await session.LedgerAsync();
        Assert.Equal([(Agent.CreateTool, "block"), (Agent.CreateTool, "allow")], entries.Select(entry => (entry.Tool, entry.Decision)));
        Assert.Contains("generated-files", entries[0].Line);
    }

    [AgentFact]
    public async Task A_file_that_may_not_be_edited_keeps_its_text_and_another_is_edited()
    {
        await using var session = await Session.StartAsync(Agent);
        session.Workspace.WriteProject("LICENSE.txt", "as agreed\n");
        session.Workspace.WriteProject("notes.txt", "as agreed\n");
        session.AddRule("""
            rule licence-stays {
              DENY edit
              IF path GLOB "**/LICENSE.txt"
              MESSAGE "the licence is changed by lawyers only"
            }
            """);

        var refused = Agent.Edit(session.Workspace, "LICENSE.txt", "as agreed", "as I like");
        var accepted = Agent.Edit(session.Workspace, "notes.txt", "as agreed", "as I like");
        var run = await session.RunAsync([.. refused, .. accepted]);

        Assert.Equal("as agreed\n", session.Workspace.ReadProject("LICENSE.txt"));
        Assert.Contains("the licence is changed by lawyers only", run.Told[refused.Count - 1]);
        Assert.Equal("as I like\n", session.Workspace.ReadProject("notes.txt"));
        var edits = (await session.LedgerAsync()).Where(entry => entry.Tool == Agent.EditTool).ToList();
        Assert.Equal(["block", "allow"], edits.Select(entry => entry.Decision));
        Assert.Contains("licence-stays", edits[0].Line);
    }
}

[Collection(OfClaudeCode)]
public sealed class ClaudeCodeFileRules() : FileRules(new ClaudeCode());

[Collection(OfCodex)]
public sealed class CodexFileRules() : FileRules(new Codex());

[Collection(OfCodex)]
public sealed class CodexInCodeModeFileRules() : FileRules(new CodexInCodeMode());

[Collection(OfGeminiCli)]
public sealed class GeminiCliFileRules() : FileRules(new GeminiCli());

[Collection(OfCopilotCli)]
public sealed class CopilotCliFileRules() : FileRules(new CopilotCli());
