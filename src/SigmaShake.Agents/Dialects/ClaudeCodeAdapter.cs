using SigmaShake.Agents.Detection;

namespace SigmaShake.Agents.Dialects;

/// <summary>Claude Code (measured with 2.1.330).</summary>
internal sealed class ClaudeCodeAdapter : ClaudeDialect
{
    public override string Name => Hosts.ClaudeCode;

    internal override bool IsLoadedByOthers => true;

    private protected override string ProjectVariable => "CLAUDE_PROJECT_DIR";
}
