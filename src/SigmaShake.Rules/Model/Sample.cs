using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Model;

/// <summary>An example that its rule must match, or a counterexample that it must not.</summary>
/// <param name="IsCounterexample">Which of the two.</param>
/// <param name="Values">The fields it sets. A bare string has been given its target's natural field.</param>
/// <param name="Location">Where it stands in the file.</param>
public sealed record Sample(bool IsCounterexample, IReadOnlyList<SampleValue> Values, SourceLocation Location);

/// <summary>One field of a sample.</summary>
public sealed record SampleValue(Field Field, string Value);
