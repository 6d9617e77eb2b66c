using SigmaShake.Agents.Detection;

namespace SigmaShake.Agents.Dialects;

/// <summary>Visual Studio Code's agent (documented): Claude Code's members, some of them in another spelling. It fails open.</summary>
internal sealed class VsCodeAdapter : ClaudeDialect
{
    public override string Name => Hosts.VsCode;

    private protected override string? ProjectVariable => null;
}
