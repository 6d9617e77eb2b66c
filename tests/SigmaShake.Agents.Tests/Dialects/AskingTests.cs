namespace SigmaShake.Agents.Tests.Dialects;

public sealed class AskingTests
{
    [Theory]
    [InlineData("claude-code", HookEvent.ToolUse, true)]
    [InlineData("claude-code", HookEvent.PermissionRequest, true)]
    [InlineData("codex", HookEvent.ToolUse, false)]
    [InlineData("codex", HookEvent.PermissionRequest, false)]
    [InlineData("generic", HookEvent.ToolUse, false)]
    public void A_client_that_answers_a_question_as_a_refusal_cannot_ask(string client, HookEvent @event, bool canAsk) =>
        Assert.Equal(canAsk, AgentRegistry.ByName(client)!.CanAsk(new HookRequest { Event = @event }));
}
