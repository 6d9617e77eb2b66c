using System.Text.Json;
using SigmaShake.Testing;

namespace SigmaShake.Agents.Tests.Dialects;

/// <summary>What the Codex adapter says, held against the schemas inside the Codex binary: an answer that fails them runs the tool.</summary>
public sealed class CodexSchemaTests
{
    // The binary accepts these members and then treats them as an error, after which the tool runs.
    private static readonly string[] Unsupported = ["continue", "suppressOutput", "stopReason"];

    [Theory]
    [InlineData(HookEvent.ToolUse, "pre-tool-use")]
    [InlineData(HookEvent.PermissionRequest, "permission-request")]
    [InlineData(HookEvent.SessionStart, "session-start")]
    public void Every_answer_fits_the_schema_of_its_event(HookEvent @event, string schema)
    {
        using var definition = JsonDocument.Parse(File.ReadAllBytes(SharedData.Path($"hook-samples/codex/schema/{schema}.command.output.schema.json")));
        var checkedAnswers = 0;
        foreach (var kind in Enum.GetValues<ReplyKind>())
        {
            foreach (var notice in new[] { null, "N" })
            {
                foreach (var context in new[] { null, "C" })
                {
                    var answer = Adapters.Named("codex").Answer(Adapters.Event(@event), new HookReply(kind, "R", notice, context));
                    if (answer.Stdout.IsEmpty) continue;
                    using var json = JsonDocument.Parse(answer.Stdout);
                    Assert.Empty(StrictSchema.Problems(definition.RootElement, json.RootElement));
                    Assert.DoesNotContain(json.RootElement.EnumerateObject(), member => Unsupported.Contains(member.Name));
                    checkedAnswers++;
                }
            }
        }

        Assert.True(checkedAnswers >= 6, $"only {checkedAnswers} answers were anything to check");
    }

    [Theory]
    [InlineData("""{"hookSpecificOutput":{"hookEventName":"PreToolUse","permissionDecision":"deny"},"extra":1}""")]
    [InlineData("""{"hookSpecificOutput":{"permissionDecision":"deny"}}""")]
    [InlineData("""{"hookSpecificOutput":{"hookEventName":"PreToolUse","permissionDecision":"defer"}}""")]
    [InlineData("""{"hookSpecificOutput":{"hookEventName":"SessionStart"}}""")]
    [InlineData("""{"systemMessage":7}""")]
    public void The_check_itself_finds_what_the_schema_forbids(string answer)
    {
        using var definition = JsonDocument.Parse(File.ReadAllBytes(SharedData.Path("hook-samples/codex/schema/pre-tool-use.command.output.schema.json")));
        using var json = JsonDocument.Parse(answer);

        Assert.NotEmpty(StrictSchema.Problems(definition.RootElement, json.RootElement));
    }
}
