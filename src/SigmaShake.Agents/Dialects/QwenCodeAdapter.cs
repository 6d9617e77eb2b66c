using SigmaShake.Agents.Detection;

namespace SigmaShake.Agents.Dialects;

/// <summary>Qwen Code (measured with 0.24.4): asks where a person is there, and refuses where nobody is. It fails open.</summary>
internal sealed class QwenCodeAdapter : ClaudeDialect
{
    public override string Name => Hosts.QwenCode;

    private protected override string ProjectVariable => "QWEN_PROJECT_DIR";
}
