using SigmaShake.Rules.Json;

namespace SigmaShake.Agents.Dialects;

/// <summary>Clients that send what Claude Code defined and understand all four of its decisions.</summary>
internal abstract class ClaudeDialect : AgentAdapter
{
    /// <summary>The environment variable that names the project, or null.</summary>
    private protected abstract string? ProjectVariable { get; }

    public override HookRequest Read(JsonValue payload, AgentEnvironment environment) =>
        ClaudePayload.Read(payload, Name, ProjectVariable is { } name ? environment.Variable(name) : null);

    private protected override HookAnswer AnswerToolUse(HookRequest request, SaidReply reply) => ClaudeWords.OnToolUse(reply);

    private protected override HookAnswer AnswerPermissionRequest(HookRequest request, SaidReply reply) => ClaudeWords.OnPermissionRequest(reply);

    private protected override HookAnswer AnswerSessionStart(HookRequest request, SaidReply reply) => ClaudeWords.SessionStart(reply);
}
