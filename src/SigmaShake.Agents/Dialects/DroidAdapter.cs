using SigmaShake.Agents.Detection;

namespace SigmaShake.Agents.Dialects;

/// <summary>Factory Droid (documented for 0.223). It fails open.</summary>
internal sealed class DroidAdapter : ClaudeDialect
{
    public override string Name => Hosts.Droid;

    private protected override string ProjectVariable => "FACTORY_PROJECT_DIR";
}
