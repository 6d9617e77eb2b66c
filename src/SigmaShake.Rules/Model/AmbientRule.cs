using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Model;

/// <summary>Knowledge for agents, never a gate: a headline given at session start, a body found by <c>ssg recall</c>.</summary>
/// <param name="Id">The id as written, without its source.</param>
/// <param name="Headline">Its MESSAGE.</param>
/// <param name="Body">Its CONTEXT, if it has one.</param>
/// <param name="Categories">Free words for people to sort by.</param>
/// <param name="Enabled">False for one switched off in its own text.</param>
/// <param name="Location">Where it begins.</param>
public sealed record AmbientRule(
    string Id, string Headline, string? Body, IReadOnlyList<string> Categories, bool Enabled, SourceLocation Location);
