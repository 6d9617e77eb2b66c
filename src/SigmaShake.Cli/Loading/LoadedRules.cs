using SigmaShake.Cli.Projects;
using SigmaShake.Rules.Diagnostics;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Model;

namespace SigmaShake.Cli.Loading;

/// <summary>Knowledge and where it comes from.</summary>
internal sealed record SourcedAmbient(SourceIdentity Source, AmbientRule Rule);

/// <summary>Everything that governs a call.</summary>
/// <param name="Rules">The rules in force.</param>
/// <param name="Origins">The folders that the rules and their knowledge come from.</param>
/// <param name="Diagnostics">What is wrong with the files, in loading order.</param>
/// <param name="Projects">The projects that the call is made in.</param>
internal sealed record LoadedRules(
    RuleSet Rules,
    List<LoadedOrigin> Origins,
    IReadOnlyList<Diagnostic> Diagnostics,
    Project[] Projects)
{
    /// <summary>Whether an organisation has an ALLOW that covers a whole call answer the agent's own prompt.</summary>
    public bool FleetGrants { get; init; }

    /// <summary>Knowledge that may be shown: none of an untrusted project.</summary>
    public IReadOnlyList<SourcedAmbient> Ambients => [.. Origins.SelectMany(origin => origin.Ambients)];
}
