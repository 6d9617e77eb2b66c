using SigmaShake.Rules.Diagnostics;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Images;

namespace SigmaShake.Cli.Loading;

/// <summary>The rules of one folder, ready to be judged by.</summary>
/// <param name="Identity">What they are in force as.</param>
/// <param name="Image">The rules.</param>
/// <param name="Diagnostics">What is wrong with them; empty where an image was used, which holds the rules alone.</param>
internal sealed record LoadedOrigin(SourceIdentity Identity, RuleImage Image, Diagnostic[] Diagnostics)
{
    /// <summary>What else its source says; empty for nothing.</summary>
    public byte[] Note { get; init; } = [];

    /// <summary>The knowledge among them that is in force: none of what is not trusted.</summary>
    /// <remarks>Read when it is asked for: a call is judged without it.</remarks>
    public IEnumerable<SourcedAmbient> Ambients =>
        Identity.IsTrusted ? RuleReader.ReadAmbients(Image).Where(rule => rule.Enabled).Select(rule => new SourcedAmbient(Identity, rule)) : [];
}
