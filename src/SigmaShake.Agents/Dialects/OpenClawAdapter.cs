using SigmaShake.Agents.Detection;

namespace SigmaShake.Agents.Dialects;

/// <summary>OpenClaw (documented for 2026.9.6): it asks through its own approvals.</summary>
internal sealed class OpenClawAdapter : PluginDialect
{
    public override string Name => Hosts.OpenClaw;

    private protected override bool AsksPerson => true;
}
