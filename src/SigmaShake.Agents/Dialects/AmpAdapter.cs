using SigmaShake.Agents.Detection;

namespace SigmaShake.Agents.Dialects;

/// <summary>Amp (documented).</summary>
internal sealed class AmpAdapter : PluginDialect
{
    public override string Name => Hosts.Amp;
}
