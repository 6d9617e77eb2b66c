namespace SigmaShake.Rules.Evaluation;

/// <summary>What a source is and how far it is trusted.</summary>
/// <param name="Layer">Its layer.</param>
/// <param name="Name">What qualifies its ids: the pack's name, or the layer's for the layer's own rules.</param>
/// <param name="IsPack">False for the layer's own rules.</param>
/// <param name="IsTrusted">
/// Whether its ALLOW may loosen, its FORCE advises and its texts are shown to agents. False for an untrusted project.
/// A pack's ALLOW loosens only where that was enabled by name.
/// </param>
/// <param name="MayLoosen">Whether an ALLOW of it silences its layer's packs and the less trusted layers.</param>
public sealed record SourceIdentity(Layer Layer, string Name, bool IsPack, bool IsTrusted, bool MayLoosen)
{
    /// <summary>Whether an ALLOW of it counts outside it: what is not trusted never loosens.</summary>
    internal bool Loosens => IsTrusted && MayLoosen;
}
