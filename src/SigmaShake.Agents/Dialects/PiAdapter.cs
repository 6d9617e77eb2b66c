using SigmaShake.Agents.Detection;

namespace SigmaShake.Agents.Dialects;

/// <summary>Pi (measured with 0.87.1): it asks where it has a terminal, and refuses where it has none.</summary>
internal sealed class PiAdapter : PluginDialect
{
    public override string Name => Hosts.Pi;

    private protected override bool AsksPerson => true;
}
