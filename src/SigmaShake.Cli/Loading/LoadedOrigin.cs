using SigmaShake.Rules.Diagnostics;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Images;
using SigmaShake.Rules.Model;

namespace SigmaShake.Cli.Loading;

/// <summary>The rules of one folder, ready to be judged by.</summary>
/// <param name="Identity">What they are in force as.</param>
/// <param name="Image">The rules.</param>
/// <param name="Ambients">The knowledge among them, read when it is asked for.</param>
/// <param name="Diagnostics">What is wrong with them; empty where an image was used, which holds the rules alone.</param>
internal sealed record LoadedOrigin(
    SourceIdentity Identity, RuleImage Image, IEnumerable<AmbientRule> Ambients, IReadOnlyList<Diagnostic> Diagnostics);
