using SigmaShake.Agents.Detection;
using SigmaShake.Rules.Json;

namespace SigmaShake.Agents.Dialects;

/// <summary>Kiro, editor and CLI (documented for 2.22). It fails open.</summary>
internal sealed class KiroAdapter : ExitCodeDialect
{
    public override string Name => Hosts.Kiro;

    public override HookRequest Read(JsonValue payload, AgentEnvironment environment) => ClaudePayload.Read(payload, Name, projectDirectory: null);
}
