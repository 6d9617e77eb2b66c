using SigmaShake.Cli.Projects;
using SigmaShake.Rules.Evaluation;

namespace SigmaShake.Cli.Commands;

/// <summary>The rules of one qualified id: several where their author gave one id twice, and then all of them apply.</summary>
/// <param name="Rules">At least one.</param>
/// <param name="Projects">The projects that they were found from.</param>
internal sealed record FoundRules(IReadOnlyList<RankedRule> Rules, IReadOnlyList<Project> Projects)
{
    public string QualifiedId => Rules[0].QualifiedId;

    public Layer Layer => Rules[0].Source.Layer;

    /// <summary>The directory of the project whose rules they are, or null for another layer's.</summary>
    public string? ProjectDirectory => Layer == Layer.Project
        ? Projects.First(project => project.SourceName == Rules[0].Source.Name).Directory
        : null;
}
